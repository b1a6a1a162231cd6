import type { Element } from '../markup.ts'
import { isSet, lineage, textOf } from './attributes.ts'

/**
 * Whether markup takes an element away from every reader: itself or an ancestor. Style sheets are
 * never evaluated, inline styles are.
 */
export function isHidden(element: Element): boolean {
  for (const it of lineage(element)) if (hides(it)) return true
  return false
}

function hides(element: Element): boolean {
  if (textOf(element, 'aria-hidden')?.trim().toLowerCase() === 'true') return true
  if (isSet(element, 'hidden') && !isRunTime(element, 'hidden')) return true
  if (isSet(element, 'inert') && !isRunTime(element, 'inert')) return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i.test(textOf(element, 'style') ?? '')
}

function isRunTime(element: Element, name: string): boolean {
  return element.attributes.some((attribute) => attribute.name === name && attribute.value.kind === 'dynamic')
}
