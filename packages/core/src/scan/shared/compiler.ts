import { createRequire } from 'node:module'
import { AltTextError, hasCode } from '../../error.ts'

/** A compiler that belongs to the user's project: its version decides what the syntax means. */
export interface Peer<Compiler> {
  /** What is installed: `vue`. */
  readonly name: string
  /** Oldest major version that is understood. */
  readonly major: number
  /** @param require as a module of the project would have it */
  readonly load: (require: NodeJS.Require) => Compiler
}

/** By package and place: a folder is asked once, and again only while it has none. */
const loaded = new Map<string, unknown>()

/**
 * Loads it from the user's folder, else from where this package is installed.
 * @throws AltTextError `PEER_MISSING`, at the file that needs it
 */
export function loadCompiler<Compiler>(peer: Peer<Compiler>, from: string | undefined, path: string): Compiler {
  const key = `${peer.name}\n${from ?? ''}`
  const compiler = (loaded.get(key) as Compiler | undefined) ?? search(peer, from, path)
  loaded.set(key, compiler)
  return compiler
}

function search<Compiler>(peer: Peer<Compiler>, from: string | undefined, path: string): Compiler {
  const places = [...(from === undefined ? [] : [`${from}/noop.js`]), import.meta.url]
  let tooOld: string | undefined
  for (const place of places) {
    const require = createRequire(place)
    const version = tryLoad(() => (require(`${peer.name}/package.json`) as { version: string }).version)
    if (version === undefined) continue
    if (Number.parseInt(version, 10) < peer.major) tooOld ??= version
    else {
      const compiler = tryLoad(() => peer.load(require))
      if (compiler !== undefined) return compiler
    }
  }
  const why = tooOld === undefined ? 'is not installed' : `${tooOld} is too old`
  throw new AltTextError('PEER_MISSING', `Could not be read: \`${peer.name}\` ${why}.`, {
    place: { file: path },
    fix: `Run \`npm install --save-dev ${peer.name}@${peer.major}\`, or leave the file out with \`exclude\` in the config.`,
  })
}

function tryLoad<Loaded>(load: () => Loaded): Loaded | undefined {
  try {
    return load()
  } catch (error) {
    // Not there, or there without this entry: the next place may have it. Anything else is the compiler's own failure.
    if (hasCode(error, 'MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED')) return undefined
    throw error
  }
}
