import { AltTextError } from '@alt-text/core'

/** Where models come from and how they are reached, as the environment says. */
export interface HubSettings {
  /** Without a slash at its end. */
  readonly endpoint: string
  /** Sent to the endpoint's own host alone; in no message. */
  readonly token: string | undefined
  /** As undici takes them: a variable that is not set must not be there. */
  readonly proxy: { httpProxy?: string; httpsProxy?: string; noProxy?: string }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads `HF_ENDPOINT`, `HF_TOKEN`, and the proxy variables, of which the lower-case ones come first, as in curl.
 * @throws {AltTextError} `CONFIG_INVALID`, never with a value: addresses and tokens can be secret
 */
export function hubSettings(env: Environment): HubSettings {
  const endpoint = (env['HF_ENDPOINT'] || 'https://huggingface.co').replace(/\/+$/, '')
  if (!isWebAddress(endpoint)) throw invalid('HF_ENDPOINT', 'an address such as https://huggingface.co')
  const token = env['HF_TOKEN']?.trim() || undefined
  if (token !== undefined && !/^[\x21-\x7E]+$/.test(token)) throw invalid('HF_TOKEN', 'a token of plain letters')
  return { endpoint, token, proxy: proxyOf(env) }
}

function proxyOf(env: Environment): HubSettings['proxy'] {
  const found = Object.entries({ httpProxy: 'HTTP_PROXY', httpsProxy: 'HTTPS_PROXY', noProxy: 'NO_PROXY' }).flatMap(
    ([option, name]) => {
      const value = env[name.toLowerCase()] || env[name]
      if (value === undefined || value === '') return []
      if (option !== 'noProxy' && !isWebAddress(value)) throw invalid(name, 'an address such as http://proxy:8080')
      return [[option, value] as const]
    },
  )
  return Object.fromEntries(found)
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function invalid(name: string, wants: string): AltTextError {
  return new AltTextError('CONFIG_INVALID', `The environment variable ${name} has to be ${wants}.`)
}
