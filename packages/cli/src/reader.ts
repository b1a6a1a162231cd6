import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { thumbnailOf } from '@alt-text/core'
import type { Pipeline, Reader } from '@alt-text/core'

/** Who reads what a command prints: from the working folder, and on a service from the root of the repository. */
export function readerAt(cwd: string, { config: { root } }: Pipeline, fails: Reader['fails']): Reader {
  const known = new Map<string, Promise<string | undefined>>()
  return {
    here: way(cwd, root),
    repository: way(repositoryOf(root), root),
    fails,
    text: (file) => textOf(join(root, file)),
    thumbnail: (image) => {
      const made = known.get(image.hash) ?? thumbnailOf(image)
      known.set(image.hash, made)
      return made
    },
  }
}

function way(from: string, to: string): string {
  const path = relative(from, to).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}

/** The nearest folder upwards with a `.git`, which is a file in worktrees and submodules; without one, the site itself. */
function repositoryOf(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return root
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // What cannot be read has a finding that says so; only its frame is missing.
    return undefined
  }
}
