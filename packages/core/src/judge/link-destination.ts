import type { Element, Markup } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { actionWord } from './action-words.ts'
import type { Action } from './action-words.ts'
import { belowBase, isPicture, parseAddress } from './address.ts'
import { wordsOfAddress, wordsOfFile } from './address-words.ts'
import { textOf, valueOf } from './attributes.ts'
import type { Control } from './control.ts'
import { fold } from './fold.ts'
import { wordOfIcon } from './icon-word.ts'
import { calledBeside, calledElsewhere } from './link-names.ts'
import { siteNameOf } from './site-name.ts'
import { surveyOf } from './survey.ts'

export interface DestinationQuestion {
  readonly image: Element
  readonly control: Control
  readonly context: Context
  readonly markup: Markup
  /** The path that the site is served under: no page's name. @default '/' */
  readonly base?: string | undefined
}

/** What a link leads to, by what it says of itself, by its address, by what the page calls that elsewhere. */
export function linkDestination(question: DestinationQuestion): string | undefined {
  const { control, markup, context } = question
  const relation = ofRelation(control, context)
  if (relation !== undefined) return relation
  if (control.address === undefined) return routeName(control.chain[0])
  const address = belowBase(control.address, question.base)
  const special = ofSpecial(address, markup, context)
  if (special !== undefined) return special
  const elsewhere = calledElsewhere(control, control.address, markup)
  if (elsewhere !== undefined) return elsewhere
  if (isHome(address)) return home(question)
  const language = textOf(control.chain[0], 'hreflang') ?? textOf(control.chain[0], 'hrefLang')
  const words = isPicture(address) ? wordsOfFile(address) : wordsOfAddress(address)
  if (words === undefined && language !== undefined) return autonym(language)
  return calledBeside(question.image, words) ?? words ?? wordOfIcon(question.image, context.language)
}

const relations: Readonly<Record<string, Action>> = {
  prev: 'previous',
  previous: 'previous',
  next: 'next',
  home: 'home',
  search: 'search',
}

function ofRelation({ chain }: Control, { language }: Context): string | undefined {
  for (const word of (textOf(chain[0], 'rel') ?? '').toLowerCase().split(/\s+/)) {
    const action = Object.hasOwn(relations, word) ? relations[word] : undefined
    if (action !== undefined) return actionWord(action, language)
  }
  return undefined
}

/** Addresses that are no pages: a place in this one, an address to write to, code. */
function ofSpecial(address: string, markup: Markup, { language }: Context): string | undefined {
  const { scheme, segments, fragment, host } = parseAddress(address)
  if (scheme === 'mailto') return label(actionWord('email', language), segments.join('/'))
  if (scheme === 'tel' || scheme === 'sms') return label(actionWord('phone', language), segments.join('/'))
  if (scheme === 'javascript') return /\bprint\s*\(/.test(address) ? actionWord('print', language) : undefined
  if (scheme !== '' || host !== '' || segments.length > 0 || !address.trim().startsWith('#')) return undefined
  if (fragment === '' || /^(?:top|page-?top|up)$/i.test(fragment)) return actionWord('top', language)
  return ofPlace(fragment, markup)
}

function label(action: string | undefined, target: string): string | undefined {
  return action === undefined ? target : `${action}: ${target}`
}

/** The heading that a fragment leads to, or the words of its id. */
function ofPlace(fragment: string, markup: Markup): string | undefined {
  const target = markup.ids.get(fragment)
  if (target !== undefined) {
    const { headings, firstIn } = surveyOf(markup)
    const heading = headings[firstIn.get(target) ?? -1]
    if (heading !== undefined) return heading.text
  }
  return /\p{L}{2}/u.test(fragment) ? fragment.split(/[-_]+/).join(' ') : undefined
}

function isHome(address: string): boolean {
  const { scheme, host, segments, query, fragment } = parseAddress(address)
  if (query !== '' || fragment !== '' || host !== '' || scheme !== '') return false
  if (address.trim() === '') return false
  const [only, ...more] = segments
  if (only === undefined) return true
  return more.length === 0 && /^(?:index|default|home)(?:\.\w+)?$/i.test(only)
}

function home({ markup, context }: DestinationQuestion): string | undefined {
  return [siteNameOf(markup), actionWord('home', context.language)].filter((it) => it !== undefined).join(' – ')
}

/** A language's own name for itself. */
function autonym(code: string): string | undefined {
  try {
    const name = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code)
    return name === undefined || fold(name) === fold(code) ? undefined : name
  } catch {
    // Not a language tag: the link tells nothing.
    return undefined
  }
}

/** `:to="{ name: 'basket' }"`. */
function routeName(link: Element): string | undefined {
  const to = valueOf(link, 'to') ?? valueOf(link, 'href')
  if (to?.kind !== 'dynamic') return undefined
  const text = to.text.slice(0, 300)
  const path = /\b(?:pathname|path)\s*:\s*['"`]([^'"`$]{1,200})['"`]/.exec(text)?.[1]
  if (path !== undefined) return wordsOfAddress(path)
  const name = /\bname\s*:\s*['"]([^'"]{2,60})['"]/.exec(text)?.[1]
  return name?.split(/[-_./]+/).join(' ')
}
