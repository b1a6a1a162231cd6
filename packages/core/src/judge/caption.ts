import type { Element, Node, Parent } from '../markup.ts'
import { textOf } from './attributes.ts'
import { isImage } from './image-element.ts'
import { PageMap } from './page-map.ts'
import { isFiller, siblings } from './position.ts'
import { classOf, inlineNames, read } from './reading.ts'

/** A longer caption is an article. */
const longest = 500

const captions = new PageMap<Element, Element | null>()

/** The words set under an image as its caption: a figcaption, a wholly emphasised line after it, a `caption` of its component. */
export function captionOf(element: Element): string | undefined {
  const around = figureCaption(element)
  if (around !== undefined) return around
  const line = emphasisAfter(element)
  const words = line === undefined ? '' : read(line).words
  return words === '' ? undefined : words.slice(0, longest)
}

/** Of the nearest figure around that has a caption. */
function figureCaption(element: Element): string | undefined {
  let it: Parent = element
  for (let hops = 0; hops < 64 && it.kind === 'element'; hops++, it = it.parent) {
    const prop =
      it.component === undefined && !it.name.startsWith(':')
        ? undefined
        : textOf(it, 'caption')?.slice(0, longest).trim()
    if (prop) return prop
    if (!isFigure(it)) continue
    const caption = captionIn(it)
    const words = caption === undefined ? '' : read(caption).words
    if (words !== '') return words.slice(0, longest)
  }
  return undefined
}

const figureClass = /(?:^|\s)(?:wp-caption|thumbinner|gallery-item|figure)(?:\s|$)/

export function isFigure(element: Element): boolean {
  if (element.name === 'figure' || textOf(element, 'role') === 'figure') return true
  return figureClass.test(classOf(element))
}

/** The figcaption of a figure, not of one in it. */
function captionIn(figure: Element): Element | undefined {
  let known = captions.get(figure)
  if (known === undefined) {
    known = findCaption(figure, 0) ?? null
    captions.set(figure, known)
  }
  return known ?? undefined
}

function findCaption(parent: Element, depth: number): Element | undefined {
  for (const child of parent.children) {
    if (child.kind !== 'element') continue
    if (isCaption(child)) return child
    if (depth < 3 && !isFigure(child) && !isImage(child)) {
      const inner = findCaption(child, depth + 1)
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

function isCaption(element: Element): boolean {
  if (element.name === 'figcaption') return true
  return /(?:^|\s)\S*caption(?:-text)?(?:\s|$)/.test(classOf(element)) && !isFigure(element)
}

/** `*Words.*` on the line after an image, in its paragraph or as the next one. */
function emphasisAfter(element: Element): Element | undefined {
  let unit = element
  for (let hops = 0; hops < 4; hops++) {
    const next = nextThing(unit)
    if (next !== undefined) return emphasisOf(next)
    const { parent } = unit
    if (parent.kind === 'root' || !(inlineNames.has(parent.name) || parent.name === 'p')) return undefined
    // Climbing out of a paragraph that has words before the image would take a remark for its caption.
    if (parent.name === 'p' && !isFirstThing(unit)) return undefined
    unit = parent
  }
  return undefined
}

function nextThing(unit: Element): Node | undefined {
  for (const node of siblings(unit, 1, 8)) {
    if (!isFiller(node) && !(node.kind === 'element' && node.name === 'br')) return node
  }
  return undefined
}

function isFirstThing(unit: Element): boolean {
  for (const node of siblings(unit, -1, 8)) if (!isFiller(node)) return false
  return true
}

const emphases = new Set(['em', 'strong', 'i', 'b', 'small'])

/** The emphasis itself, or a paragraph of nothing else; whatever follows it must be another line. */
function emphasisOf(node: Node): Element | undefined {
  if (node.kind !== 'element') return undefined
  if (isCaption(node)) return node
  if (emphases.has(node.name)) return endsLine(node) ? node : undefined
  if (node.name !== 'p' || node.children.length > 4) return undefined
  const inside = node.children.filter((child) => !isFiller(child))
  const only = inside[0]
  return inside.length === 1 && only?.kind === 'element' && emphases.has(only.name) && !only.children.some(isPicture)
    ? only
    : undefined
}

function isPicture(node: Node): boolean {
  return node.kind === 'element' && isImage(node)
}

function endsLine(node: Element): boolean {
  for (const next of siblings(node, 1, 1)) {
    return next.kind !== 'text' || /^[^\S\n]*(?:\n|$)/.test(next.value.slice(0, 200))
  }
  return true
}
