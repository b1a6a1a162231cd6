import type { Element, Markup, Node, Parent } from '../markup.ts'
import { isSet, textOf, valueOf } from './attributes.ts'
import { isFigure } from './caption.ts'
import { fold } from './fold.ts'
import { isImage } from './image-element.ts'
import { isLink } from './link-address.ts'
import { isFiller, siblings } from './position.ts'
import { inlineNames, read } from './reading.ts'

/** Whether the long half of a complex image's alternative is there, tied to it or right beside it. */
export function hasLongDescription(element: Element, markup: Markup): boolean {
  if (isSet(element, 'longdesc') || isDescribed(element, markup)) return true
  const figure = figureOf(element)
  if (figure !== undefined && (isDescribed(figure, markup) || holdsDescription(figure, 0))) return true
  return followedByDescription(figure ?? element)
}

/** `aria-describedby` or `aria-details` that leads to words; in a dynamic one the author is believed. */
function isDescribed(element: Element, markup: Markup): boolean {
  return ['aria-describedby', 'aria-details'].some((name) => {
    if (valueOf(element, name)?.kind === 'dynamic') return true
    const ids = textOf(element, name)?.slice(0, 1000).trim().split(/\s+/).slice(0, 16) ?? []
    return ids.some((id) => {
      const target = markup.ids.get(id)
      return target !== undefined && (read(target).words !== '' || read(target).unknown)
    })
  })
}

function figureOf(element: Element): Element | undefined {
  let it: Parent = element.parent
  for (let hops = 0; hops < 6 && it.kind === 'element'; hops++, it = it.parent) if (isFigure(it)) return it
  return undefined
}

/** A table, a list, or a link to the description, in the figure. */
function holdsDescription(parent: Element, depth: number): boolean {
  return parent.children.slice(0, 64).some((child) => {
    if (child.kind !== 'element') return false
    return isDescription(child) || (depth < 4 && holdsDescription(child, depth + 1))
  })
}

const data = new Set(['table', 'dl', 'details'])
const lists = new Set(['ul', 'ol'])

function isDescription(element: Element): boolean {
  if (data.has(element.name) || lists.has(element.name)) return true
  return isLink(element) && saysDescription(read(element).words)
}

const description =
  /\b(?:long description|description|described|text version|text alternative|in words|as text|as (?:a )?table|data(?: table)?|in a table|transcript|full figures|figures behind|the numbers|langbeschreibung|beschreibung|textfassung|datentabelle|als tabelle|daten|werte|description longue|version texte|donnees|tableau|en toutes lettres|descripcion|version en texto|datos|tabla|descricao|dados|tabela|descrizione|dati|tabella|beschrijving|gegevens|tabel|beskrivning|beskrivelse)\b/

function saysDescription(words: string): boolean {
  return description.test(fold(words.slice(0, 200)))
}

/** How many blocks after the image are looked at. */
const reach = 4

/** A table or a link to the description right after, in the same block or as the next one. */
function followedByDescription(element: Element): boolean {
  let unit = element
  for (let hops = 0; hops < 3; hops++) {
    for (const node of siblings(unit, 1, reach)) {
      if (isFiller(node)) continue
      if (node.kind === 'element' && isImage(node)) return false
      if (leadsToDescription(node)) return true
      if (node.kind === 'element' && node.name !== 'p' && !inlineNames.has(node.name) && node.name !== 'br')
        return false
    }
    if (unit.parent.kind === 'root' || !['p', 'div', 'picture', 'span', 'figure'].includes(unit.parent.name))
      return false
    unit = unit.parent
  }
  return false
}

function leadsToDescription(node: Node): boolean {
  if (node.kind !== 'element') return false
  if (data.has(node.name) || (isLink(node) && saysDescription(read(node).words))) return true
  if (node.name === 'div' && node.children.some((child) => child.kind === 'element' && child.name === 'table'))
    return true
  return (
    node.name === 'p' &&
    node.children.slice(0, 16).some((child) => child.kind === 'element' && leadsToDescription(child))
  )
}
