import type { Element } from '../markup.ts'
import { actionWord } from './action-words.ts'
import { belowBase } from './address.ts'
import { wordsOfAddress } from './address-words.ts'
import { textOf } from './attributes.ts'
import { controlledBy } from './control.ts'
import type { Control } from './control.ts'
import { wordOfIcon } from './icon-word.ts'
import { linkDestination } from './link-destination.ts'
import type { DestinationQuestion } from './link-destination.ts'
import { names } from './naming.ts'
import { oneLine } from './plain-text.ts'

/** Words for a target, and whether someone wrote them or they were made of its address. */
export interface Destination {
  readonly suggest: string | null
  readonly suggestFrom: 'markup' | 'address' | null
}

/** The words that the markup yields for what a control opens or does; none rather than wrong ones. */
export function destinationOf(question: DestinationQuestion): Destination {
  const suggest = wordsFor(question)
  if (suggest === null) return { suggest, suggestFrom: null }
  const { address } = question.control
  const isSpelt = address !== undefined && suggest === wordsOfAddress(belowBase(address, question.base))
  return { suggest, suggestFrom: isSpelt ? 'address' : 'markup' }
}

function wordsFor(question: DestinationQuestion): string | null {
  const { control, image } = question
  // A title is a Markdown image's only other words; an HTML image with one is named by it.
  const words =
    titleOf(control) ??
    textOf(image, 'title') ??
    (control.kind === 'link' ? linkDestination(question) : ofButton(question))
  const line = oneLine(words ?? '').slice(0, 200)
  return line === '' ? null : line
}

function titleOf({ chain }: Control): string | undefined {
  for (const element of chain) {
    const title = textOf(element, 'title')?.trim()
    if (title) return title
  }
  return undefined
}

function ofButton(question: DestinationQuestion): string | undefined {
  const { control, context } = question
  const [element] = control.chain
  const field = control.kind === 'label' ? fieldOf(element, question) : element
  for (const name of ['aria-label', 'title', 'value']) {
    const words = field === undefined ? '' : (textOf(field, name) ?? '').trim()
    if (names(words)) return name === 'value' ? words.split(/[-_]+/).join(' ') : words
  }
  if (submits(element) && searches(element)) return actionWord('search', context.language)
  return wordOfIcon(question.image, context.language)
}

function fieldOf(label: Element, { markup }: DestinationQuestion): Element | undefined {
  const id = textOf(label, 'for') ?? textOf(label, 'htmlfor')
  return id === undefined ? controlledBy(label) : markup.ids.get(id)
}

function submits(element: Element): boolean {
  if (element.name === 'input') return true
  const type = textOf(element, 'type')?.trim().toLowerCase() ?? 'submit'
  return element.name === 'button' && type === 'submit'
}

/** In a form for searching, by its role, its place or what it asks for. */
function searches(element: Element): boolean {
  let it: Element['parent'] = element.parent
  for (let hops = 0; hops < 32 && it.kind === 'element'; hops++, it = it.parent) {
    if (it.name === 'search' || textOf(it, 'role')?.trim().toLowerCase() === 'search') return true
    if (it.name !== 'form') continue
    return (
      /\b(?:search|suche|recherche|buscar|busca|cerca|zoek|find)/i.test(textOf(it, 'action') ?? '') ||
      /(?:^|[\s-])search/i.test(textOf(it, 'class') ?? '')
    )
  }
  return false
}
