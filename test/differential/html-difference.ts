import type { HtmlImage } from './html-image.ts'
import { imagesByParse5 } from './html-parse5.ts'
import { imagesByScanner } from './html-scanned.ts'

export interface Difference {
  readonly kind: 'lost' | 'extra' | 'end' | 'attributes' | 'ancestors'
  /** Where the image's tag begins. */
  readonly start: number
}

export interface Comparison {
  readonly images: number
  readonly differences: readonly Difference[]
}

/** Our images beside parse5's: which there are, where their tags end, every attribute, and what they stand in. */
export function compareHtml(text: string, other = text): Comparison {
  const theirs = imagesByParse5(other)
  const ours = new Map(imagesByScanner(text).map((image) => [image.start, image]))
  const differences: Difference[] = []
  for (const image of theirs) {
    const { start } = image
    const own = ours.get(start)
    ours.delete(start)
    const kinds = own === undefined ? (['lost'] as const) : differing(own, image)
    differences.push(...kinds.map((kind) => ({ kind, start })))
  }
  for (const start of ours.keys()) differences.push({ kind: 'extra', start })
  return { images: theirs.length, differences }
}

function differing(own: HtmlImage, other: HtmlImage): Difference['kind'][] {
  const kinds: Difference['kind'][] = []
  if (own.end !== other.end) kinds.push('end')
  if (sorted(own.attributes) !== sorted(other.attributes)) kinds.push('attributes')
  if (sorted(own.ancestors) !== sorted(other.ancestors)) kinds.push('ancestors')
  return kinds
}

const sorted = (record: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(record).sort())
