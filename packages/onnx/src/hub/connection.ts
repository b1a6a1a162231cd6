import type { Readable } from 'node:stream'
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici'
import { fault, type Headers } from './fault.ts'
import type { HubSettings } from './settings.ts'

/** An answer of 200 or 206, its body not yet read; or of 416, where a part was asked for that is not there. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Of the first answer, which may only have pointed elsewhere: what the hub says about the file. */
  readonly linked: Headers
  readonly host: string
  readonly body: Readable
}

export interface Question {
  /** What is asked for, in messages. */
  readonly what: string
  /** Bytes that are not wanted any more. @default 0 */
  readonly from?: number | undefined
  readonly signal: AbortSignal
}

const mostRedirects = 5

/** Requests to a hub, through the user's proxy where there is one. */
export class Connection {
  readonly #dispatcher: Dispatcher
  readonly #settings: HubSettings
  readonly #stallMs: number

  /** Opens nothing yet. Node 20's own `fetch` knows no proxy, which is what undici is for. */
  constructor(settings: HubSettings, stallMs: number) {
    this.#settings = settings
    this.#stallMs = stallMs
    this.#dispatcher = new EnvHttpProxyAgent({ ...settings.proxy, headersTimeout: stallMs })
  }

  /** @param path below the endpoint, from its slash on */
  addressOf(path: string): URL {
    return new URL(this.#settings.endpoint + path)
  }

  /**
   * Asks for an address, and follows where it leads. The token goes to the endpoint's own origin only.
   * @throws {BackendError} any other status, or nothing came
   */
  async get(address: URL, question: Question): Promise<Answer> {
    let linked: Headers | undefined
    for (let url = address, hops = 0; hops <= mostRedirects; hops++) {
      const { statusCode: status, headers: raw, body } = await this.#request(url, question)
      const headers = headersOf(raw)
      linked ??= headers
      const location = headers.get('location')
      if (status === 200 || status === 206 || status === 416) return { status, headers, linked, host: url.host, body }
      // Only the head counts; where its rest does not come, nothing is lost.
      await body.dump().catch(() => {})
      if (status < 300 || status >= 400 || location === undefined) {
        throw fault.status(status, url.host, question.what, headers)
      }
      url = nextOf(url, location)
    }
    throw fault.redirected(address.host)
  }

  /** Lets go of every socket, so that the process can end. */
  async close(): Promise<void> {
    await this.#dispatcher.destroy()
  }

  async #request(url: URL, { from = 0, signal }: Question): Promise<Dispatcher.ResponseData> {
    const ownOrigin = url.origin === new URL(this.#settings.endpoint).origin
    const headers = {
      'user-agent': 'alt-text',
      // Compressed, neither range nor length would be the file's own.
      'accept-encoding': 'identity',
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
      ...(ownOrigin && this.#settings.token !== undefined ? { authorization: `Bearer ${this.#settings.token}` } : {}),
    }
    try {
      return await request(url, {
        dispatcher: this.#dispatcher,
        headers,
        signal,
        headersTimeout: this.#stallMs,
        bodyTimeout: this.#stallMs,
      })
    } catch (error) {
      signal.throwIfAborted()
      throw fault.network(error, url.host)
    }
  }
}

function nextOf(url: URL, location: string): URL {
  if (!URL.canParse(location, url.href)) throw fault.redirected(url.host)
  const next = new URL(location, url)
  if (next.protocol !== 'https:' && next.protocol !== url.protocol) throw fault.redirected(url.host)
  return next
}

function headersOf(raw: Dispatcher.ResponseData['headers']): Headers {
  return {
    get(name) {
      const value = raw[name]
      return Array.isArray(value) ? value[0] : value
    },
  }
}
