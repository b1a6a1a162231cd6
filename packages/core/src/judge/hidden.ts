import type { Element, Parent } from '../markup.ts'
import { isSet, textOf } from './attributes.ts'
import { PageMap } from './page-map.ts'

/** Known answers: ancestors are shared, and asking each of them for each image costs depth times images. */
const known = new PageMap<Element, boolean>()

/**
 * Whether markup takes an element away from every reader: itself or an ancestor. Style sheets are
 * never evaluated, inline styles are.
 */
export function isHidden(element: Element): boolean {
  const path: Element[] = []
  let answer = false
  for (let it: Parent = element; it.kind === 'element'; it = it.parent) {
    const found = known.get(it)
    answer = found ?? hides(it)
    if (answer || found !== undefined) {
      if (found === undefined) known.set(it, answer)
      break
    }
    path.push(it)
  }
  for (const it of path) known.set(it, answer)
  return answer
}

const hiding: ReadonlySet<string> = new Set(['aria-hidden', 'hidden', 'inert', 'style'])

/** Whether an element hides itself and what is in it. */
export function hides(element: Element): boolean {
  // Each element of a page is asked, and few have any of these.
  if (!element.attributes.some(({ name }) => hiding.has(name))) return false
  if (textOf(element, 'aria-hidden')?.trim().toLowerCase() === 'true') return true
  if (isSet(element, 'hidden') && !isRunTime(element, 'hidden')) return true
  if (isSet(element, 'inert') && !isRunTime(element, 'inert')) return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i.test(textOf(element, 'style') ?? '')
}

function isRunTime(element: Element, name: string): boolean {
  return element.attributes.some((attribute) => attribute.name === name && attribute.value.kind === 'dynamic')
}
