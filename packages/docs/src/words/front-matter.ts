import { readFileSync } from 'node:fs'

/** A document with what was taken off it. */
export interface Whole {
  readonly text: string
  /** Where the text that was given begins in it. */
  readonly shift: number
}

const frontMatter = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n(?:[^]*?\r?\n)?\1[ \t]*(?:\r?\n|$)/

/** Frameworks take front matter off, or blank it, before they render; but it may say the language of the page. */
export function withFrontMatter(text: string, path: string | undefined): Whole {
  const asGiven: Whole = { text, shift: 0 }
  if (path === undefined || frontMatter.test(text)) return asGiven
  const file = textOf(path)
  const front = frontMatter.exec(file)?.[0]
  if (front === undefined) return asGiven
  if (file.endsWith(text)) return { text: file, shift: file.length - text.length }
  if (file.length === text.length && file.endsWith(text.slice(front.length))) return { text: file, shift: 0 }
  return { text: front + text, shift: front.length }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // A text need not have a file, whatever its path says: then it has no front matter but its own.
    return ''
  }
}
