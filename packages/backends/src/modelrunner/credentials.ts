import { env } from 'node:process'
import { AltTextError } from '@alt-text/core'
import type { Settings } from './options.ts'

const HEADER_SAFE = /^[\x21-\x7e]+$/
/** Shorter than this, replacing it would garble ordinary words. */
const SHORTEST_SECRET = 6

/**
 * The key, from the option or the environment, in the order of `@modelrunner/client`.
 * @throws AltTextError `CONFIG_INVALID` when there is none, or it cannot stand in a header.
 */
export function credentialsOf(option: Settings['credentials']): string {
  const key = (option === undefined ? fromEnvironment() : typeof option === 'function' ? option() : option)?.trim()
  if (!key) {
    throw new AltTextError('CONFIG_INVALID', 'ModelRunner needs a key, and none was found.', {
      fix: 'Set MODELRUNNER_KEY (or MODELRUNNER_KEY_ID and MODELRUNNER_KEY_SECRET), or pass `credentials`.',
    })
  }
  // `fetch` quotes a header it cannot send in its error message: such a key must never get that far.
  if (!HEADER_SAFE.test(key)) {
    throw new AltTextError('CONFIG_INVALID', 'The ModelRunner key holds characters that no header can carry.', {
      fix: 'Copy the key again, without line breaks, blanks or quotation marks.',
    })
  }
  return key
}

function fromEnvironment(): string | undefined {
  const first = (...names: string[]): string | undefined => names.map((name) => env[name]?.trim()).find(Boolean)
  const key = first('MODELRUNNER_KEY', 'MODEL_RUNNER_KEY')
  if (key) return key
  const id = first('MODELRUNNER_KEY_ID', 'MODEL_RUNNER_KEY_ID')
  const secret = first('MODELRUNNER_KEY_SECRET', 'MODEL_RUNNER_KEY_SECRET')
  return id && secret ? `${id}:${secret}` : undefined
}

/** Takes the key, and its secret half, out of any text that may be shown or kept. */
export function redactor(key: string): (text: string) => string {
  const secrets = [key, ...key.split(':')].filter((part) => part.length >= SHORTEST_SECRET)
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '[key]'), text)
}
