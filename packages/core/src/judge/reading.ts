import type { Element, Expression, Node, Parent, Text } from '../markup.ts'
import { isSet, textOf } from './attributes.ts'
import { hides } from './hidden.ts'
import { oneLine } from './plain-text.ts'
import { isImage } from './image-element.ts'
import { componentName } from './component-name.ts'
import { PageMap } from './page-map.ts'

/** What a piece of a page says. */
export interface Reading {
  /** Its words on one line, images left out. */
  readonly words: string
  /** Something in it is known at run time only and may be words. */
  readonly unknown: boolean
  /** The images in it that are not hidden, in order. */
  readonly images: readonly Element[]
}

/** A piece of a page is read this far; more tells nothing new, and a hostile page may be one piece. */
const most = { characters: 2000, nodes: 2000, images: 64 }

const silent = new Set(
  'script style template noscript title head textarea select option datalist iframe object video audio canvas'.split(
    ' ',
  ),
)

export const inlineNames: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark picture q s samp small span strong sub sup time tt u var img svg'.split(
    ' ',
  ),
)

const readings = new PageMap<Parent, Reading>()

/** Reads what is in an element, or in a whole file. Hidden parts and icon fonts say nothing. */
export function read(parent: Parent): Reading {
  const known = readings.get(parent)
  if (known !== undefined) return known
  const reading = readAll(parent.children)
  readings.set(parent, reading)
  return reading
}

/** Reads one node. */
export function readNode(node: Node): Reading {
  if (node.kind === 'element' && !isImage(node) && textOf(node, 'aria-label') === undefined && !skips(node))
    return read(node)
  return readAll([node])
}

function readAll(nodes: readonly Node[]): Reading {
  const [only] = nodes
  // As most paragraphs are.
  if (nodes.length === 1 && only?.kind === 'text') return { words: wordsIn(only), unknown: false, images: [] }
  const reader = new Reader()
  reader.all(nodes)
  return { words: oneLine(reader.text), unknown: reader.unknown, images: reader.images }
}

function wordsIn({ value }: Text): string {
  return oneLine(value.slice(0, most.characters))
}

class Reader {
  text = ''
  unknown = false
  readonly images: Element[] = []
  #nodes = 0

  all(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (this.#nodes++ > most.nodes || this.text.length > most.characters) return
      this.#one(node)
    }
  }

  #one(node: Node): void {
    if (node.kind === 'text') this.text += node.value.slice(0, most.characters)
    else if (node.kind === 'expression') this.unknown ||= mayBeWords(node)
    else if (node.kind === 'element') this.#element(node)
  }

  #element(element: Element): void {
    if (skips(element)) return
    if (isImage(element)) {
      if (this.images.length < most.images) this.images.push(element)
      return
    }
    const label = textOf(element, 'aria-label')?.slice(0, most.characters).trim()
    const gap = inlineNames.has(element.name) ? '' : ' '
    this.text += gap
    if (label) this.text += ` ${label} `
    else this.all(element.children)
    this.unknown ||= rendersUnknown(element)
    this.text += gap
  }
}

/** An icon font draws its text: `<span class="material-icons">home</span>`. */
const iconFont = /(?:^|\s)(?:material-(?:icons|symbols)\S*|glyphicon|icon-font)(?:\s|$)/

function skips(element: Element): boolean {
  if (silent.has(element.name)) return true
  // As most are: nothing else can be asked of them.
  if (element.attributes.length === 0) return false
  if (hides(element)) return true
  return iconFont.test(classOf(element))
}

export function classOf(element: Element): string {
  const classes = textOf(element, 'class') ?? textOf(element, 'classname') ?? textOf(element, 'className')
  return classes?.slice(0, most.characters) ?? ''
}

/** Whether an expression may render words: not markup of its own, which stands beside it in the tree, not an icon, not a number. */
function mayBeWords({ text }: Expression): boolean {
  if (/<[A-Za-z]/.test(text)) return false
  const last = /([\w$]+)(?:\(\))?\s*$/.exec(text.slice(0, 200).replace(/^[\s{]+|[\s}]+$/g, ''))?.[1] ?? ''
  if (/(?:icon|svg|image|arrow|chevron|spinner)$/i.test(last)) return false
  return !/^(?:\w*(?:price|amount|count|total|qty|quantity|date|time|rating)|length)$/i.test(last)
}

const bound = ['v-text', 'v-html', 'textcontent', 'innerhtml', 'dangerouslysetinnerhtml', 'dangerouslySetInnerHTML']

/** Words that come from elsewhere: `v-text`, a slot, a component that is called after words. */
function rendersUnknown(element: Element): boolean {
  if (element.attributes.length > 0 && bound.some((name) => isSet(element, name))) return true
  if (element.children.length > 0) return false
  if (element.name === 'slot' || element.name === ':slot') return true
  const name = componentName(element)
  return (
    name !== undefined && /(?:Text|Trans|Translate|Message|Label|Title|Name|Heading|Caption|Markdown|Slot)$/i.test(name)
  )
}
