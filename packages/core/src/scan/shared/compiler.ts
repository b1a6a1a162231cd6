import { createRequire } from 'node:module'
import { AltTextError, hasCode } from '../../error.ts'

/** A compiler that belongs to the user's project: its version decides what the syntax means. */
export interface Peer<Compiler> {
  /** What is loaded: `vue/compiler-sfc`. */
  readonly module: string
  /** What is installed: `vue`. */
  readonly name: string
  /** Oldest major version that is understood. */
  readonly major: number
  readonly versionOf: (compiler: Compiler) => string
}

/**
 * Loads it from the user's folder, else from where this package is installed.
 * @throws AltTextError `PEER_MISSING`, at the file that needs it
 */
export function loadCompiler<Compiler>(peer: Peer<Compiler>, from: string | undefined, path: string): Compiler {
  const places = [...(from === undefined ? [] : [`${from}/noop.js`]), import.meta.url]
  let tooOld: string | undefined
  for (const place of places) {
    const compiler = tryLoad<Compiler>(peer.module, place)
    if (compiler === undefined) continue
    const version = peer.versionOf(compiler)
    if (Number.parseInt(version, 10) >= peer.major) return compiler
    tooOld ??= version
  }
  const why = tooOld === undefined ? 'is not installed' : `${tooOld} is too old`
  throw new AltTextError('PEER_MISSING', `Could not be read: \`${peer.name}\` ${why}.`, {
    place: { file: path },
    fix: `Run \`npm install --save-dev ${peer.name}@${peer.major}\`, or leave the file out with \`exclude\` in the config.`,
  })
}

function tryLoad<Compiler>(module: string, place: string): Compiler | undefined {
  try {
    return createRequire(place)(module) as Compiler
  } catch (error) {
    // Not there, or there without this entry: the next place may have it. Anything else is the compiler's own failure.
    if (hasCode(error, 'MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED')) return undefined
    throw error
  }
}
