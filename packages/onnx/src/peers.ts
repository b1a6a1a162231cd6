import { AltTextError } from '@alt-text/core'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Files to load the peers from. */
export interface Peers {
  readonly transformers: string
  readonly sharp: string
}

/**
 * Finds the optional peers, in the user's project first.
 * @param from files or folders from which packages are looked for, in this order
 * @throws {AltTextError} `PEER_MISSING`, with the lines that install them.
 */
export function findPeers(from: readonly string[]): Peers {
  const transformers = resolveFrom(from, '@huggingface/transformers')
  if (transformers === undefined) throw missing('@huggingface/transformers')
  // Its own sharp before the project's: two versions of libvips in one process do not get on.
  const sharp = resolveFrom([transformers, ...from], 'sharp')
  if (sharp === undefined) throw missing('sharp')
  return { transformers, sharp }
}

/** What to look for packages from: the project, then this package. */
export function peerOrigins(root: string): string[] {
  return [join(root, 'package.json'), import.meta.url]
}

/** The mend for a missing or broken peer. Without the variable, npm fails where NuGet cannot be reached. */
const installPeers =
  'Install it with `ONNXRUNTIME_NODE_INSTALL=skip npm i -D @huggingface/transformers sharp` or ' +
  '`pnpm add -D @huggingface/transformers sharp`.'

function resolveFrom(origins: readonly string[], name: string): string | undefined {
  for (const origin of origins) {
    try {
      return createRequire(origin).resolve(name)
    } catch {
      // Not there; the next place is asked, and the caller says when none has it.
    }
  }
  return undefined
}

function missing(name: string): AltTextError {
  return new AltTextError('PEER_MISSING', `The onnx backend needs the package ${name}, which is not installed.`, {
    fix: installPeers,
  })
}
