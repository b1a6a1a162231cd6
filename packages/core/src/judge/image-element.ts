import type { Element } from '../markup.ts'
import { textOf, valueOf } from './attributes.ts'
import { PageMap } from './page-map.ts'
import { pictureName } from './picture-name.ts'
import type { PictureName } from './picture-name.ts'
import { sourceOf } from './picture-source.ts'
import { kindOf } from './verdict.ts'

/** An element that draws something, whether it is judged or not. */
export function isImage(element: Element): boolean {
  return element.name === 'svg' || (kindOf(element) !== undefined && element.name !== 'area')
}

/** Words that an image already has, or that it will have from elsewhere (`true`). */
export function wordsOfImage(element: Element): string | true | undefined {
  if (textOf(element, 'aria-labelledby')?.trim()) return true
  for (const name of ['aria-label', 'alt', 'title']) {
    if (valueOf(element, name)?.kind === 'dynamic') return true
    const text = textOf(element, name)?.trim()
    if (text) return text
  }
  return element.name === 'svg' ? drawnTitle(element) : undefined
}

function drawnTitle(svg: Element): string | undefined {
  const title = svg.children.find((child) => child.kind === 'element' && child.name === 'title')
  const first = title?.kind === 'element' ? title.children[0] : undefined
  if (first?.kind === 'expression') return undefined
  return first?.kind === 'text' ? first.value.trim() || undefined : undefined
}

/** An image that nothing is written for: neither words nor that it needs none. */
export function isSilent(element: Element): boolean {
  if (element.name === 'svg' && kindOf(element) === undefined) return false
  if (wordsOfImage(element) !== undefined || element.spreads.length > 0) return false
  const alt = valueOf(element, 'alt')
  return alt === undefined || alt.kind === 'nothing' || element.markdown === true
}

const pictureNames = new PageMap<Element, PictureName>()

/** What an image is called by its address. */
export function pictureNameOf(element: Element): PictureName {
  let name = pictureNames.get(element)
  if (name === undefined) {
    const kind = kindOf(element)
    name = pictureName(kind === undefined ? { kind: 'none' } : sourceOf(element, kind))
    pictureNames.set(element, name)
  }
  return name
}
