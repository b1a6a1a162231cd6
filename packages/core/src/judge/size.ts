import type { Element } from '../markup.ts'
import { textOf } from './attributes.ts'
import type { PictureName } from './picture-name.ts'
import { classOf } from './reading.ts'

/** What the markup says of an image's size, in pixels. */
export interface Size {
  readonly width: number | undefined
  readonly height: number | undefined
}

export function sizeOf(element: Element): Size {
  return { width: length(element, 'width'), height: length(element, 'height') }
}

const styles = {
  width: /(?:^|;)\s*width\s*:\s*(\d+(?:\.\d+)?)px/i,
  height: /(?:^|;)\s*height\s*:\s*(\d+(?:\.\d+)?)px/i,
}

function length(element: Element, name: 'width' | 'height'): number | undefined {
  const written = textOf(element, name)
  if (written !== undefined)
    return /^\s*\d+(?:\.\d+)?\s*(?:px)?\s*$/i.test(written) ? Number.parseFloat(written) : undefined
  const style = styles[name].exec(textOf(element, 'style') ?? '')?.[1]
  return style === undefined ? undefined : Number(style)
}

/** No side longer than this is an icon. */
const iconSize = 48

const iconFolders = new Set('i ico icon icons glyphs'.split(' '))

/** Small by its size, or called an icon by folder or class. An icon by file name alone may hang in a church. */
export function isIcon(element: Element, name: PictureName): boolean {
  const { width, height } = sizeOf(element)
  const sides = [width, height].filter((side) => side !== undefined)
  if (sides.length > 0) return sides.every((side) => side <= iconSize)
  if (name.folders.some((folder) => iconFolders.has(folder))) return true
  return /(?:^|[\s_-])(?:icon|ico|emoji|glyph)s?(?:$|[\s_-])/i.test(classOf(element))
}
