import type { MarkdownImages } from './markdown-image.ts'
import { imagesByMdast } from './markdown-mdast.ts'
import { imagesInMarkdown } from './markdown-scanned.ts'

/** What two parsers do not agree about: `lost at 12`, `alt at 30`, `raw`. */
export interface MarkdownComparison {
  readonly written: number
  readonly raw: number
  readonly differences: readonly string[]
}

/** Our images beside mdast's: which there are, where they begin and end, address, alternative and title. */
export function compareMarkdown(text: string): MarkdownComparison {
  const theirs = imagesByMdast(text)
  const ours = imagesInMarkdown(text)
  const differences = [...differing(ours, theirs), ...(sameRaw(ours, theirs) ? [] : ['raw'])]
  return { written: theirs.written.length, raw: theirs.raw.length, differences }
}

function differing(ours: MarkdownImages, theirs: MarkdownImages): string[] {
  const left = new Map(ours.written.map((image) => [image.start, image]))
  const differences: string[] = []
  for (const image of theirs.written) {
    const own = left.get(image.start)
    left.delete(image.start)
    if (own === undefined) differences.push(`lost at ${image.start}`)
    else {
      const keys = (['end', 'src', 'alt', 'title'] as const).filter((key) => own[key] !== image[key])
      differences.push(...keys.map((key) => `${key} at ${image.start}`))
    }
  }
  return [...differences, ...[...left.keys()].map((start) => `extra at ${start}`)]
}

/** Parsers differ in how much indentation they take off the second line of a tag: space is space. */
function sameRaw(ours: MarkdownImages, theirs: MarkdownImages): boolean {
  const plain = ({ raw }: MarkdownImages) =>
    raw.map((attributes) =>
      Object.entries(attributes)
        .map(([name, value]) => [name, value.replaceAll(/\s+/g, ' ')])
        .sort(),
    )
  return JSON.stringify(plain(ours)) === JSON.stringify(plain(theirs))
}
