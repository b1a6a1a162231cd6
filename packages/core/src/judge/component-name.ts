import type { Element } from '../markup.ts'

/** The name of a component as it is written (`Card.Title`, `router-link`); `undefined` for an HTML element. */
export function componentName(element: Element): string | undefined {
  if (element.component !== undefined) return element.component.name
  if (element.name.startsWith(':')) return element.name.slice(1)
  return element.name.includes('-') ? element.name : undefined
}
