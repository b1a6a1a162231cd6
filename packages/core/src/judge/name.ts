import { isBlank } from '../blank.ts'
import type { Element, Markup } from '../markup.ts'
import { lineage, textOf, valueOf } from './attributes.ts'
import { PageMap } from './page-map.ts'
import { plainText } from './plain-text.ts'

/** A name that is not the `alt`: where it comes from, and its words where they are known. */
export interface OtherName {
  readonly from: 'aria-labelledby' | 'aria-label' | 'title' | 'label' | 'svg-title' | 'content'
  readonly text: string | null
  /** It is not in this file, and believed to be in another one. */
  readonly elsewhere?: boolean | undefined
}

/**
 * A name that ARIA gives, which wins over `alt` (HTML-AAM, "img Element Accessible Name Computation").
 * In a fragment, an id that is not in the file may be in another one: believed.
 */
export function ariaName(element: Element, markup: Markup): OtherName | undefined {
  const labelledby = valueOf(element, 'aria-labelledby')
  if (labelledby?.kind === 'dynamic') return { from: 'aria-labelledby', text: null }
  if (labelledby?.kind === 'text' && !isBlank(labelledby.value)) {
    const targets = labelledby.value
      .trim()
      .split(/\s+/)
      .map((id) => markup.ids.get(id))
    const text = targets
      .map((target) => (target === undefined ? '' : labelText(target)))
      .join(' ')
      .trim()
    if (text !== '') return { from: 'aria-labelledby', text }
    if (!markup.whole && targets.includes(undefined)) return { from: 'aria-labelledby', text: null, elsewhere: true }
  }
  const label = valueOf(element, 'aria-label')
  if (label?.kind === 'dynamic') return { from: 'aria-label', text: null }
  return label?.kind === 'text' && !isBlank(label.value) ? { from: 'aria-label', text: label.value.trim() } : undefined
}

/** `title`: the last resort, but a name. */
export function titleName(element: Element): OtherName | undefined {
  const title = valueOf(element, 'title')
  if (title?.kind === 'dynamic') return { from: 'title', text: null }
  return title?.kind === 'text' && !isBlank(title.value) ? { from: 'title', text: title.value.trim() } : undefined
}

/** A `<label>` around a control, or one that points at it. */
export function labelName(element: Element, markup: Markup): OtherName | undefined {
  for (const it of lineage(element)) {
    if (it.name !== 'label' || it === element) continue
    const text = plainText(it)
    if (text !== '') return { from: 'label', text }
  }
  const id = textOf(element, 'id')
  const label = id === undefined ? undefined : findLabel(markup, id)
  const text = label === undefined ? '' : plainText(label)
  return text === '' ? undefined : { from: 'label', text }
}

/** The `<title>` that is an svg's own child. */
export function svgTitle(element: Element): OtherName | undefined {
  const title = element.children.find((child) => child.kind === 'element' && child.name === 'title')
  if (title?.kind !== 'element') return undefined
  if (title.children.some((child) => child.kind === 'expression')) return { from: 'svg-title', text: null }
  const text = plainText(title)
  return text === '' ? undefined : { from: 'svg-title', text }
}

/** Text between the tags: the fallback of an `<object>`. */
export function contentName(element: Element): OtherName | undefined {
  const text = plainText(element)
  return text === '' ? undefined : { from: 'content', text }
}

function labelText(target: Element): string {
  return (
    textOf(target, 'aria-label')?.trim() ||
    plainTextEvenHidden(target) ||
    textOf(target, 'alt') ||
    textOf(target, 'title') ||
    ''
  )
}

/** `aria-labelledby` may point at something hidden, which is then read all the same. */
function plainTextEvenHidden(target: Element): string {
  const visible = plainText(target)
  if (visible !== '') return visible
  const raw: string[] = []
  const collect = (element: Element, depth: number): void => {
    for (const child of element.children) {
      if (child.kind === 'text') raw.push(child.value)
      else if (child.kind === 'element' && depth < 64) collect(child, depth + 1)
    }
  }
  collect(target, 0)
  return raw.join(' ').replaceAll(/\s+/g, ' ').trim()
}

const labels = new PageMap<Markup, ReadonlyMap<string, Element>>()

/** Labels are looked up once for all controls of a file. */
function findLabel(markup: Markup, id: string): Element | undefined {
  let known = labels.get(markup)
  if (known === undefined) {
    known = labelsOf(markup)
    labels.set(markup, known)
  }
  return known.get(id)
}

function labelsOf(markup: Markup): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>()
  const pending = [...markup.root.children]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind !== 'element') continue
    const target = node.name === 'label' ? (textOf(node, 'for') ?? textOf(node, 'htmlfor')) : undefined
    if (target !== undefined && !found.has(target)) found.set(target, node)
    // One by one: a spread of 100,000 children overflows the stack.
    for (const child of node.children) pending.push(child)
  }
  return found
}
