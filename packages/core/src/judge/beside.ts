import type { Element, Node } from '../markup.ts'
import { nameSays } from './clues.ts'
import { namesFlag } from './flag.ts'
import { pictureNameOf } from './image-element.ts'
import { names } from './naming.ts'
import { neighboursOf } from './neighbour.ts'
import type { Neighbour } from './neighbour.ts'
import { isPhoto, tokensOf } from './picture-name.ts'
import { allIn, shareAll } from './shared-words.ts'
import { isIcon } from './size.ts'
import { isHeading } from './survey.ts'
import { classesAround } from './wrapper.ts'

const longestName = 80

/** A name, or something from data that will be one; not a sentence. */
function isName(neighbour: Neighbour | undefined): boolean {
  if (neighbour === undefined) return false
  const { words, unknown, node } = neighbour
  if (words === '') return unknown && !isProse(node)
  return names(words) && words.length <= longestName && words.split(' ').length <= 7 && !/[.!?…:]$/.test(words)
}

/** `{message.text}` is what someone says, not who. */
function isProse(node: Node): boolean {
  if (node.kind === 'expression')
    return /(?:text|message|body|content|comment)s?\s*\}*\s*$/i.test(node.text.slice(0, 200))
  return node.kind === 'element' && node.children.slice(0, 8).some(isProse)
}

/** Whether a short name stands right beside. */
export function hasNameBeside(element: Element): boolean {
  const { before, after } = neighboursOf(element)
  return isName(after) || isName(before)
}

function called(element: Element, words: ReadonlySet<string>): boolean {
  const { tokens, folders } = pictureNameOf(element)
  if ([...tokens, ...folders].some((it) => words.has(it))) return true
  return tokensOf(classesAround(element)).some((it) => words.has(it))
}

const avatarWords = new Set('avatar avatars gravatar userpic userpics profilepic profilbild'.split(' '))

export function isAvatar(element: Element): boolean {
  return called(element, avatarWords) || /(?:^|\.)(?:gravatar\.|avatars?\d*\.)/.test(pictureNameOf(element).host)
}

const flagWords = new Set(['flag', 'flags'])

/** A flag whose country or language is named beside it. */
export function isFlagNamed(element: Element, language: string | undefined): boolean {
  const name = pictureNameOf(element)
  if (!called(element, flagWords) || !isIcon(element, name)) return false
  const { before, after } = neighboursOf(element)
  return [after, before].some((it) => isName(it) && namesFlag(it?.words ?? '', name, language))
}

const logoWords = new Set('logo logos logotype wordmark logomark mark brand icon img logotipo'.split(' '))

export function isLogo(element: Element): boolean {
  const own = tokensOf(classesAround(element))
  return nameSays(pictureNameOf(element), 'text') ? called(element, logoWords) : own.includes('logo')
}

/** Beside its name: a heading that has all words of the file's name, or the page's own title where that is just "logo". */
export function isLogoNamed(element: Element): boolean {
  const rest = pictureNameOf(element).content.filter((token) => !logoWords.has(token))
  const { before, after } = neighboursOf(element)
  return [after, before].some((it) => {
    if (it === undefined || it.words === '') return false
    if (rest.length > 0) return (it.heading || it.words.length <= longestName) && allIn(rest, it.words)
    return it.heading && isTitle(it)
  })
}

function isTitle({ node }: Neighbour): boolean {
  let it = node
  for (let hops = 0; hops < 4 && it.kind === 'element'; hops++) {
    if (it.name === 'h1') return true
    const inner = it.children.find((child) => child.kind === 'element')
    if (inner === undefined) return false
    it = inner
  }
  return false
}

/** An icon whose meaning is written out beside it. */
export function isLabelled(element: Element): boolean {
  const name = pictureNameOf(element)
  if (!isIcon(element, name)) return false
  const { before, after } = neighboursOf(element)
  // Between words it is a piece of the sentence: "Press 🔍 to search".
  if (before !== undefined && after !== undefined) return false
  const tokens = contentOfIcon(element)
  if (after !== undefined) return names(after.words) && shareAll(tokens, after.words.slice(0, longestName))
  // After its label an icon is the answer ("Sauna: ✓"), unless it is the label's own word again.
  return before !== undefined && !/[:?]$/.test(before.words) && allIn(tokens, before.words.slice(-longestName))
}

function contentOfIcon(element: Element): string[] {
  return pictureNameOf(element).content.filter((token) => !['icon', 'ico', 'symbol', 'glyph', 'emoji'].includes(token))
}

/** Words that a small picture in a heading adds of itself. */
const telling = new Set('new beta warning lock locked star stars full half hot sale sold verified'.split(' '))

/** A small picture before the words of a heading dresses them. */
export function isInHeadingText(element: Element): boolean {
  const { parent } = element
  if (parent.kind === 'root' || !isHeading(parent)) return false
  const name = pictureNameOf(element)
  if (isPhoto(name) || name.tokens.some((token) => telling.has(token))) return false
  const { before, after } = neighboursOf(element)
  if (before === undefined && isName(after) && isIcon(element, name)) return true
  return (isName(before) || isName(after)) && shareAll(name.content, `${before?.words ?? ''} ${after?.words ?? ''}`)
}
