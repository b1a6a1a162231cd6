import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AltTextError, hasCode, messageOf } from '@alt-text/core'
import { withoutSubmissions } from './made.ts'
import type { Transport } from './transport.ts'

const PEER = '@modelrunner/client'

/** The module `@modelrunner/client`, as far as it is used. */
export interface ModelrunnerModule {
  createModelrunnerClient(config: { credentials: string; fetch: typeof fetch }): Transport
}

/**
 * The client that the user's project has, if it has one.
 * @throws AltTextError `PEER_MISSING` when it is there and cannot be loaded.
 */
export async function loadPeer(root: string): Promise<ModelrunnerModule | undefined> {
  const file = resolvePeer(root)
  if (file === undefined) return undefined
  let loaded: Record<string, unknown>
  try {
    loaded = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  } catch (error) {
    throw unusable(messageOf(error), error)
  }
  // CommonJS: whether its names are seen from ESM depends on how it was compiled.
  const found = [loaded, loaded.default].find((one) => isModule(one))
  if (found === undefined) throw unusable('it has no createModelrunnerClient')
  return found
}

/** What may be given as the client: the module, the function in it that makes one, or one that is made already. */
export type ModelrunnerClient = ModelrunnerModule | ModelrunnerModule['createModelrunnerClient'] | Transport

export function isClient(value: unknown): value is ModelrunnerClient {
  return typeof value === 'function' || isModule(value) || isMade(value)
}

interface Means {
  readonly credentials: string
  readonly fetch: typeof globalThis.fetch
  /** Ours. */
  readonly own: Transport
  readonly redact: (text: string) => string
  /** Milliseconds for one call. */
  readonly callMs: number
}

/**
 * What requests go through. A client that is made here gets a `fetch` that keeps it from sending a paid request twice;
 * one that was made elsewhere repeats a submission after 502, 503 and 504, so it is used for everything but that.
 */
export function transportOf(
  client: ModelrunnerClient | undefined,
  { own, redact, callMs, ...config }: Means,
): Transport {
  if (client === undefined) return own
  if (typeof client === 'function') return client(config)
  if (isModule(client)) return client.createModelrunnerClient(config)
  return withoutSubmissions(client, { own, redact, callMs })
}

function isMade(value: unknown): value is Transport {
  const { queue, storage } = (value ?? {}) as Partial<Transport>
  return typeof queue?.submit === 'function' && typeof storage?.upload === 'function'
}

function isModule(value: unknown): value is ModelrunnerModule {
  const shape = value as Partial<ModelrunnerModule> | null | undefined
  return typeof shape?.createModelrunnerClient === 'function'
}

function resolvePeer(root: string): string | undefined {
  try {
    return createRequire(join(root, 'package.json')).resolve(PEER)
  } catch (error) {
    if (hasCode(error, 'MODULE_NOT_FOUND')) return undefined
    throw unusable(messageOf(error), error)
  }
}

function unusable(why: string, cause?: unknown): AltTextError {
  return new AltTextError('PEER_MISSING', `${PEER} is installed but cannot be used: ${why}.`, {
    fix: `Install it again (npm install --save-dev ${PEER}@^1.3.0), or pass client: false to do without it.`,
    cause,
  })
}
