import { dirname, join } from 'node:path'
import type { Part } from '../words/markdown-it.ts'

/** VitePress 2 marks what it has included: addresses in there are read from the included file's folder. */
const mark = /^[ \t]*<!-- @include-(?:start: (.*)|end) -->[ \t]*$/gm

interface Stretch {
  readonly start: number
  readonly end: number
  /** The folder of what is included; `undefined` for the page itself. */
  readonly folder: string | undefined
}

/**
 * A page in parts: its own text, and what stands in it from other folders. VitePress 1 marks nothing, and reads
 * everything from the page's folder.
 * @param included absolute paths of everything that was included
 */
export function partsOf(text: string, page: string, included: readonly string[]): Part[] {
  const stretches = stretchesOf(text)
  const folders = [...new Set(stretches.map(({ folder }) => folder))]
  return folders.map((folder) => ({
    text: only(
      text,
      stretches.filter((it) => it.folder === folder),
    ),
    path: folder === undefined ? page : fileIn(folder, included),
  }))
}

function stretchesOf(text: string): Stretch[] {
  const open: (string | undefined)[] = [undefined]
  const stretches: Stretch[] = []
  let start = 0
  for (const { 0: line, 1: folder, index } of text.matchAll(mark)) {
    stretches.push({ start, end: index, folder: open.at(-1) })
    start = index + line.length
    if (folder !== undefined) open.push(folder)
    else if (open.length > 1) open.pop()
  }
  return [...stretches, { start, end: text.length, folder: open.at(-1) }]
}

/** The text with blanks for everything else, line ends kept. */
function only(text: string, stretches: readonly Stretch[]): string {
  let kept = ''
  for (const { start, end } of stretches) kept += blank(text.slice(kept.length, start)) + text.slice(start, end)
  return kept + blank(text.slice(kept.length))
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ')
}

/** Only the folder is told; where several files of it are included, their words are those of any page there. */
function fileIn(folder: string, included: readonly string[]): string {
  const files = included.filter((path) => dirname(path) === folder)
  return files.length === 1 ? (files[0] as string) : join(folder, 'included.md')
}
