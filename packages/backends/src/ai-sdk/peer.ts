import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AltTextError, hasCode, messageOf } from '@alt-text/core'

const PEER = 'ai'
/** Version 7 asks for Node 22. */
const INSTALL = 'npm install --save-dev ai (on Node 20: ai@6)'

/** What a call is made of: the part of `generateText`'s options that both majors know by these names. */
export interface GenerateOptions {
  readonly model: unknown
  readonly system: string
  readonly messages: readonly unknown[]
  readonly output?: unknown
  readonly maxRetries: number
  readonly maxOutputTokens: number
  readonly temperature?: number
  readonly abortSignal: AbortSignal
  readonly providerOptions?: unknown
}

/** What comes back, as far as it is read; a provider's JSON is behind it, so nothing is taken for granted. */
export interface Generated {
  readonly text?: unknown
  readonly finishReason?: unknown
  readonly usage?: unknown
  readonly warnings?: unknown
}

/** The module `ai`, 6 or 7, as far as it is used. */
export interface AiModule {
  generateText(options: GenerateOptions): Promise<Generated>
  jsonSchema(schema: unknown): unknown
  readonly Output: { object(options: { schema: unknown }): unknown }
}

/**
 * The AI SDK of the user's project, else the one that lies beside this package.
 * @param beside loads the latter
 * @throws AltTextError `PEER_MISSING`
 */
export async function loadPeer(root: string, beside: () => Promise<unknown> = () => import('ai')): Promise<AiModule> {
  const loaded = await load(resolvePeer(root), beside)
  // CommonJS: whether its names are seen from ESM depends on how it was compiled.
  const found = [loaded, loaded.default].find((one) => isModule(one))
  if (found === undefined) throw unusable('it has no generateText and Output; version 6 or 7 is needed')
  return found
}

async function load(file: string | undefined, beside: () => Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    return (await (file === undefined ? beside() : import(pathToFileURL(file).href))) as Record<string, unknown>
  } catch (error) {
    if (file !== undefined || !hasCode(error, 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'))
      throw unusable(messageOf(error), error)
    throw new AltTextError('PEER_MISSING', 'aiSdk() needs the AI SDK, and it is not installed.', {
      fix: `Run: ${INSTALL}`,
      cause: error,
    })
  }
}

function isModule(value: unknown): value is AiModule {
  const shape = value as Partial<AiModule> | null | undefined
  const functions = [shape?.generateText, shape?.jsonSchema, shape?.Output?.object]
  return functions.every((one) => typeof one === 'function')
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
  return new AltTextError('PEER_MISSING', `The AI SDK ("${PEER}") is installed but cannot be used: ${why}.`, {
    fix: `Install it again: ${INSTALL}`,
    cause,
  })
}
