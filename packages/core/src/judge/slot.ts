import type { Attribute, Element, Slot } from '../markup.ts'
import type { Blank, ImageKind } from '../occurrence.ts'
import type { Judgement } from './verdict.ts'

/** Words go in only where nothing stands: an `alt` in any form, even empty, is a person's. */
export function slotOf(element: Element, kind: ImageKind, judgement: Judgement, shift: number): Slot | undefined {
  const { slot } = element
  if (slot === undefined || judgement.verdict !== 'missing' || !takesAlt(kind)) return undefined
  const stands = kind === 'markdown' ? judgement.reason !== 'no-alt' : altOf(element) !== undefined
  if (stands || element.spreads.length > 0) return undefined
  return { ...slot, at: slot.at + shift }
}

/** An `alt` that stands there and says nothing: written over only when a person asks for it. */
export function blankOf(element: Element, kind: ImageKind, judgement: Judgement, shift: number): Blank | undefined {
  const alt = altOf(element)
  const { slot } = element
  if (alt === undefined || slot === undefined || judgement.verdict !== 'missing' || !takesAlt(kind)) return undefined
  if (kind === 'markdown' && judgement.reason !== 'alt-blank') return undefined
  const { start, end } = alt.range
  return { range: { start: start + shift, end: end + shift }, slot: { ...slot, at: start + shift } }
}

function altOf(element: Element): Attribute | undefined {
  return element.attributes.find(({ name }) => name === 'alt')
}

function takesAlt(kind: ImageKind): boolean {
  return kind !== 'object' && kind !== 'svg' && kind !== 'role-img'
}
