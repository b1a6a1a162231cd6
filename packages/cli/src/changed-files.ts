import { execFileSync } from 'node:child_process'
import { AltTextError, hasCode } from '@alt-text/core'

export interface ChangedFiles {
  /** POSIX paths from the folder, gone ones included. */
  readonly paths: ReadonlySet<string>
  /** What they were compared with, as a person says it. */
  readonly since: string
}

/**
 * Files below a folder that differ from where the branch began: committed since, staged, or only in the working tree, and
 * those that git does not know yet.
 * @param ref a branch, tag or commit; without one, the default branch, or `HEAD` where there is none
 * @throws AltTextError `USAGE` where git, the repository, the ref or a common history is missing
 */
export function changedFiles(folder: string, ref?: string): ChangedFiles {
  const git = gitIn(folder)
  if (git('rev-parse', '--is-inside-work-tree')?.trim() !== 'true') {
    throw new AltTextError('USAGE', '--changed needs a git repository, and there is none here.', {
      fix: 'Run without --changed.',
    })
  }
  const since = ref ?? defaultBranch(git)
  const base = baseOf(git, since)
  const changed = git('diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--relative', base, '--') ?? ''
  const unknown = git('ls-files', '--others', '--exclude-standard', '-z') ?? ''
  return { paths: new Set([...changed.split('\0'), ...unknown.split('\0')].filter((path) => path !== '')), since }
}

/** Runs git, out of the way of a person's own; `undefined` where it says no. */
type Git = (...args: readonly string[]) => string | undefined

function gitIn(cwd: string): Git {
  return (...args) => {
    try {
      return execFileSync('git', ['--no-optional-locks', ...args], {
        cwd,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    } catch (error) {
      if (hasCode(error, 'ENOENT')) {
        throw new AltTextError('USAGE', '--changed needs git, which is not installed.', {
          fix: 'Run without --changed.',
          cause: error,
        })
      }
      return undefined
    }
  }
}

function defaultBranch(git: Git): string {
  const head = git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD')?.trim()
  const candidates = [head ?? '', 'origin/main', 'origin/master', 'main', 'master'].filter((name) => name !== '')
  const found = candidates.find((name) => commitOf(git, name) !== undefined)
  if (found !== undefined) return found
  // A checkout of one commit differs from nothing: that would pass whatever was done.
  if (git('rev-parse', '--is-shallow-repository')?.trim() === 'true') throw shallow('the default branch')
  return 'HEAD'
}

function baseOf(git: Git, ref: string): string {
  const commit = commitOf(git, ref)
  if (commit === undefined) {
    throw new AltTextError('USAGE', `git knows no "${ref}" to compare with.`, {
      fix: 'Fetch it, or name a branch, tag or commit: --changed=origin/main. Paths stand before --changed.',
    })
  }
  const base = git('merge-base', commit, 'HEAD')?.trim()
  if (base === undefined || base === '') throw shallow(`"${ref}"`)
  return base
}

function commitOf(git: Git, ref: string): string | undefined {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)?.trim() || undefined
}

function shallow(ref: string): AltTextError {
  return new AltTextError('USAGE', `This checkout has no history in common with ${ref}.`, {
    fix: 'Fetch more of it (actions/checkout: fetch-depth: 0).',
  })
}
