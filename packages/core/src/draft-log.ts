import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { sha256 } from './sha256.ts'

/** The words of a draft, as they stand in an entry. */
export interface DraftWords {
  readonly alt?: string | null | undefined
  /** Absent for a person's own words. */
  readonly by?: string | undefined
}

/**
 * Whose the words of a draft are. `person`: this backend has described these bytes here, and otherwise, so somebody has
 * corrected them and left the entry a draft. `unknown`: they were drafted elsewhere, or the log is gone.
 */
export type Origin = 'machine' | 'person' | 'unknown'

/** What machines have drafted on this machine, as digests. Losing it costs no words: then nobody knows. */
export interface DraftLog {
  /** @param hash of the image's bytes */
  add(hash: string, words: DraftWords): void
  originOf(hash: string, words: DraftWords): Origin
}

/** @param file is made when it is needed; one that cannot be read or written is an empty one */
export function openDraftLog(file: string): DraftLog {
  let drafts: Map<string, Set<string>> | undefined
  const known = (): Map<string, Set<string>> => (drafts ??= read(file))
  return {
    add: (hash, { by, alt }) => {
      if (by === undefined || alt == null) return
      const line = [digest(`${hash} ${by}`), digest(alt)] as const
      put(known(), line)
      append(file, line)
    },
    originOf: (hash, { by, alt }) => {
      if (alt == null) return 'machine'
      if (by === undefined) return 'person'
      const those = known().get(digest(`${hash} ${by}`))
      return those === undefined ? 'unknown' : those.has(digest(alt)) ? 'machine' : 'person'
    },
  }
}

function digest(text: string): string {
  return sha256(text).slice(0, 16)
}

function put(drafts: Map<string, Set<string>>, [who, what]: readonly [string, string]): void {
  const those = drafts.get(who)
  if (those === undefined) drafts.set(who, new Set([what]))
  else those.add(what)
}

function read(file: string): Map<string, Set<string>> {
  const drafts = new Map<string, Set<string>>()
  for (const line of textOf(file).split('\n')) {
    const [, who, what] = /^([\da-f]{16}) ([\da-f]{16})$/.exec(line) ?? []
    if (who !== undefined && what !== undefined) put(drafts, [who, what])
  }
  return drafts
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Nothing was drafted here yet, as far as anybody knows.
    return ''
  }
}

function append(file: string, line: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    appendFileSync(file, `${line.join(' ')}\n`)
  } catch {
    // The draft itself is kept; only whose it is will not be known.
  }
}
