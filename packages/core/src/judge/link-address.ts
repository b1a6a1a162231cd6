import type { Element } from '../markup.ts'
import { valueOf } from './attributes.ts'
import { componentName } from './component-name.ts'

/** Components that are links by their name: `Link`, `NavLink`, `RouterLink`, `router-link`, `NuxtLink`, `NextLink`. */
const linkName = /(?:^|[a-z.-])(?:link|anchor)$/i

const addressNames = ['href', 'to', 'xlink:href']

export function isLinkComponent(element: Element): boolean {
  const name = componentName(element)
  return name !== undefined && linkName.test(name)
}

/** `<a>`, `<area>`, and components that are given an address or are called a link. */
export function isLink(element: Element): boolean {
  if (element.name === 'a' || element.name === 'area') {
    return (
      element.spreads.length > 0 ||
      valueOf(element, 'href') !== undefined ||
      valueOf(element, 'xlink:href') !== undefined
    )
  }
  const name = componentName(element)
  if (name === undefined || element.name === 'img') return false
  return linkName.test(name) || addressNames.some((it) => valueOf(element, it) !== undefined)
}

/** The address of a link as it is written or imported; `undefined` where there is none or only run time knows it. */
export function addressOf(element: Element): string | undefined {
  if (!isLink(element)) return undefined
  for (const name of addressNames) {
    const value = valueOf(element, name)
    if (value?.kind === 'text') return value.value
    if (value?.kind === 'asset') return value.specifier
  }
  return undefined
}
