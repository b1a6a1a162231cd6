import type { Element, Parent } from '../markup.ts'
import { isSet, roleAttribute, textOf } from './attributes.ts'
import { componentName } from './component-name.ts'
import { pictureNameOf } from './image-element.ts'
import { addressOf, isLink, isLinkComponent } from './link-address.ts'
import { PageMap } from './page-map.ts'
import { read } from './reading.ts'
import { isIcon } from './size.ts'

/** What is operated by the image or by something around it. */
export interface Control {
  readonly kind: 'link' | 'button' | 'label'
  /** The control, and where a link component stands around a bare `<a>`, that too: innermost first. */
  readonly chain: readonly [Element, ...Element[]]
  /** Where it leads, as written. */
  readonly address: string | undefined
  /** The image is the control: an image button, an area, `role="button"`. */
  readonly self: boolean
}

const around = new PageMap<Parent, Control | null>()

/** The link, button or label that an image is, or stands in. */
export function controlOf(element: Element): Control | undefined {
  const kind = selfKind(element)
  if (kind !== undefined) return { kind, chain: [element], address: addressOf(element), self: true }
  return controlAround(element.parent) ?? clickable(element)
}

/** An icon alone in something that is clicked is a button, whatever its author called it; a photograph may just grow. */
function clickable(image: Element): Control | undefined {
  if (!isIcon(image, pictureNameOf(image))) return undefined
  let it: Parent = image
  for (let hops = 0; hops < 4 && it.kind === 'element'; hops++, it = it.parent) {
    if (it !== image && (read(it).words !== '' || read(it).images.length !== 1)) return undefined
    if (isClicked(it)) return { kind: 'button', chain: [it], address: undefined, self: it === image }
  }
  return undefined
}

function controlAround(parent: Parent): Control | undefined {
  const path: Parent[] = []
  let found: Control | null = null
  for (let it: Parent = parent; it.kind === 'element'; it = it.parent) {
    const known = around.get(it)
    if (known !== undefined) {
      found = known
      break
    }
    path.push(it)
    const kind = kindOf(it)
    if (kind !== undefined) {
      found = { kind, ...chainFrom(it), self: false }
      break
    }
  }
  for (const it of path) around.set(it, found)
  return found ?? undefined
}

/** `<Link href><a><img></a></Link>` is one link, whose address stands further out. */
function chainFrom(control: Element): { chain: [Element, ...Element[]]; address: string | undefined } {
  const address = addressOf(control)
  const chain: [Element, ...Element[]] = [control]
  if (address !== undefined) return { chain, address }
  let outer = control.parent
  for (let hops = 0; hops < 4 && outer.kind === 'element'; hops++, outer = outer.parent) {
    if (!isLink(outer) && !isLinkComponent(outer)) continue
    chain.push(outer)
    return { chain, address: addressOf(outer) }
  }
  return { chain, address: undefined }
}

const buttonRoles = new Set('button menuitem menuitemradio menuitemcheckbox tab switch checkbox radio'.split(' '))

function selfKind(element: Element): Control['kind'] | undefined {
  if (element.name === 'input') return 'button'
  if (element.name === 'area') return 'link'
  const role = roleAttribute(element)
  if (role === 'link') return 'link'
  if (role !== undefined && buttonRoles.has(role)) return 'button'
  // Focusable and with a handler: a button in all but its role.
  return isSet(element, 'tabindex') && textOf(element, 'tabindex') !== '-1' && isClicked(element) ? 'button' : undefined
}

function kindOf(element: Element): Control['kind'] | undefined {
  if (isLink(element)) return 'link'
  const role = roleAttribute(element)
  if (role === 'link') return 'link'
  if (element.name === 'button' || element.name === 'summary') return 'button'
  if (role !== undefined && buttonRoles.has(role)) return 'button'
  if (element.name === 'a') return kindOfBareAnchor(element)
  if (element.name === 'label') return isControlLabel(element) ? 'label' : undefined
  const name = componentName(element)
  return name !== undefined && /button$/i.test(name) ? 'button' : undefined
}

/** An `<a>` without an address: part of the link component around it, or clickable, or a mere place. */
function kindOfBareAnchor(element: Element): Control['kind'] | undefined {
  if (element.parent.kind === 'element' && isLinkComponent(element.parent)) return 'link'
  return isClicked(element) ? 'button' : undefined
}

const handlers = /^(?:on:?click|@click|v-on:click)\b/i

function isClicked(element: Element): boolean {
  return element.attributes.some(({ name, value }) => handlers.test(name) && value.kind !== 'nothing')
}

/** A label of something: it points there, or holds it. */
function isControlLabel(label: Element): boolean {
  if (isSet(label, 'for') || isSet(label, 'htmlfor')) return true
  return controlledBy(label) !== undefined
}

const fields = new Set(['input', 'select', 'textarea', 'button', 'meter', 'output', 'progress'])

/** The field inside a label. */
export function controlledBy(label: Element): Element | undefined {
  const pending: Element[] = [label]
  for (let seen = 0; seen < 64; seen++) {
    const element = pending.pop()
    if (element === undefined) return undefined
    for (const child of element.children) {
      if (child.kind !== 'element') continue
      if (fields.has(child.name) && child !== label) return child
      if (pending.length < 64) pending.push(child)
    }
  }
  return undefined
}
