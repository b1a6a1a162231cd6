import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from './discover/index.ts'
import { isReviewed } from './entry.ts'
import type { AltTextError } from './error.ts'
import { insert } from './inject/index.ts'
import type { Pipeline } from './pipeline.ts'
import type { Look } from './seen.ts'

export interface ApplyOptions {
  /** Only below these. @default the whole site */
  readonly paths?: readonly string[] | undefined
  /** Where relative `paths` begin. @default the root */
  readonly cwd?: string | undefined
  /** Tell what would be written, and write nothing. @default false */
  readonly check?: boolean | undefined
  /** Also replace alternatives that are blank (`alt=" "`). @default false */
  readonly fixBlank?: boolean | undefined
}

/** One file that got words, or would. */
export interface AppliedFile {
  /** POSIX path from the root. */
  readonly file: string
  /** How many images got words. */
  readonly images: number
}

export interface ApplyReport {
  readonly changed: readonly AppliedFile[]
  /** Images with words that are not written: nobody has reviewed them, or the picture has changed since. */
  readonly waiting: { readonly drafts: number; readonly stale: number }
  readonly unreadable: readonly AltTextError[]
}

/**
 * Writes reviewed words into the sources themselves, by the edits that a build makes: nothing else in a
 * file changes. Drafts stay where they are until someone has looked.
 * @throws AltTextError `USAGE` for a path that does not exist, `SOURCE_UNREADABLE` where a file cannot be written
 */
export async function apply(pipeline: Pipeline, options: ApplyOptions = {}): Promise<ApplyReport> {
  const changed: AppliedFile[] = []
  const unreadable: AltTextError[] = []
  const waiting = { drafts: 0, stale: 0 }
  for (const path of pipeline.discover(options.paths, options.cwd)) {
    const look = await pipeline.read(path)
    if (look.error !== undefined) unreadable.push(look.error)
    for (const { outcome } of look.seen) {
      if (outcome.kind !== 'words') continue
      if (outcome.stale) waiting.stale++
      else if (!isReviewed(outcome)) waiting.drafts++
    }
    const edits = [
      ...pipeline.edits(reviewedOnly(look)),
      ...(options.fixBlank === true ? pipeline.blankEdits(look) : []),
    ]
    if (edits.length === 0) continue
    if (options.check !== true) write(pipeline.config.root, path, look, edits)
    changed.push({ file: path, images: edits.length })
  }
  return { changed, waiting, unreadable }
}

function reviewedOnly(look: Look): Look {
  // Stale words were written for another picture: someone has to look first.
  return {
    ...look,
    seen: look.seen.filter(({ outcome }) => outcome.kind !== 'words' || (isReviewed(outcome) && !outcome.stale)),
  }
}

function write(root: string, path: string, { source }: Look, edits: Parameters<typeof insert>[1]): void {
  const file = join(root, path)
  const text = source.text as string
  // The edits count in the text that was looked at; another one is left to the next run.
  if (readFileSync(file, 'utf8') !== text) return
  replaceFile(file, insert(text, edits), path)
}
