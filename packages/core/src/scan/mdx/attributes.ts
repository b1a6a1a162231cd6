import { lineMap } from '../markdown/line-map.ts'
import type { LineMap } from '../markdown/line-map.ts'

/** An attribute as the MDX parser gives it: without its place. */
export interface MdxAttribute {
  readonly type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute'
  readonly name?: string
  readonly value: string | null | { readonly value: string }
}

export interface PlacedAttribute {
  readonly attribute: MdxAttribute
  readonly start: number
  readonly end: number
  /** Of the expression, where it has one. */
  readonly code: { readonly text: string; readonly lines: LineMap } | undefined
}

/**
 * Finds the attributes of an open tag in the file, one after the other.
 * @param from right after the tag's name
 * @returns them, and where the tag ends
 */
export function placeAttributes(
  file: string,
  from: number,
  attributes: readonly MdxAttribute[],
): { placed: PlacedAttribute[]; end: number } {
  const placed: PlacedAttribute[] = []
  let at = from
  for (const attribute of attributes) {
    const it = place(file, at, attribute)
    placed.push(it)
    at = it.end
  }
  const end = file.indexOf('>', at)
  return { placed, end: end === -1 ? file.length : end + 1 }
}

function place(file: string, from: number, attribute: MdxAttribute): PlacedAttribute {
  const { name, value } = attribute
  const start = Math.max(from, file.indexOf(name ?? '{', from))
  const after = start + (name?.length ?? 0)
  if (value === null) return { attribute, start, end: after, code: undefined }
  if (typeof value === 'string' && name !== undefined) {
    const quote = /["']/g
    quote.lastIndex = after
    const opening = quote.exec(file)?.index ?? after
    const closing = file.indexOf(file[opening] as string, opening + 1)
    return { attribute, start, end: closing === -1 ? file.length : closing + 1, code: undefined }
  }
  const text = typeof value === 'string' ? value : value.value
  const lines = lineMap(file, file.indexOf('{', after) + 1, text)
  return { attribute, start, end: file.indexOf('}', lines.end) + 1, code: { text, lines } }
}
