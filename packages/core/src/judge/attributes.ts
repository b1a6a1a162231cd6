import type { Element, Parent, Value } from '../markup.ts'

/** The value of an attribute, by its neutral name. */
export function valueOf(element: Element, name: string): Value | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value
  return undefined
}

/** The text of an attribute, as written; `undefined` where there is none or it is known at run time only. */
export function textOf(element: Element, name: string): string | undefined {
  const value = valueOf(element, name)
  return value?.kind === 'text' ? value.value : undefined
}

/** True where the attribute stands there and is rendered, whatever its value. */
export function isSet(element: Element, name: string): boolean {
  const value = valueOf(element, name)
  return value !== undefined && value.kind !== 'nothing'
}

/** The element and its ancestors, innermost first. */
export function* lineage(element: Element): Generator<Element> {
  for (let it: Parent = element; it.kind === 'element'; it = it.parent) yield it
}

/** The first ARIA role that is written, in lower case. */
export function roleAttribute(element: Element): string | undefined {
  const role = textOf(element, 'role')
  return role === undefined ? undefined : role.trim().toLowerCase().split(/\s+/)[0] || undefined
}
