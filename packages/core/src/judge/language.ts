import type { Element, Markup, Parent } from '../markup.ts'
import { valueOf } from './attributes.ts'
import { localeOfPath } from './locale-path.ts'
import { PageMap } from './page-map.ts'

/** A language that is bound: what stands further out is not meant, what the file as a whole says may be. */
const atRunTime = '*'

const nearest = new PageMap<Parent, string | null>()

/** The language of the page where an image stands (BCP 47): the nearest `lang`, the front matter's, the path's. */
export function languageOf(element: Element, markup: Markup, path: string): string | undefined {
  const written = writtenFrom(element)
  if (written !== undefined && written !== atRunTime) return written === '' ? undefined : written
  for (const key of ['lang', 'language', 'locale']) {
    const front = canonical(markup.frontmatter[key] ?? '')
    if (front !== '') return front
  }
  return localeOfPath(path)
}

function writtenFrom(element: Element): string | undefined {
  const own = ownLanguage(element)
  if (own !== undefined) return own
  const path: Parent[] = []
  let found: string | null = null
  for (let it: Parent = element.parent; it.kind === 'element'; it = it.parent) {
    const known = nearest.get(it)
    found = known === undefined ? (ownLanguage(it) ?? null) : known
    path.push(it)
    if (known !== undefined || found !== null) break
  }
  for (const it of path) nearest.set(it, found)
  return found ?? undefined
}

function ownLanguage(element: Element): string | undefined {
  for (const name of ['lang', 'xml:lang']) {
    const value = valueOf(element, name)
    if (value?.kind === 'dynamic') return atRunTime
    // `lang=""` says that the language is unknown.
    if (value?.kind === 'bare') return ''
    if (value?.kind !== 'text') continue
    if (value.value.trim() === '') return ''
    const language = canonical(value.value)
    if (language !== '') return language
  }
  return undefined
}

/** `pt_BR.UTF-8` and `PT-br` are `pt-BR`; what is no language tag is nothing. */
function canonical(text: string): string {
  const plain = text.slice(0, 64).trim().split('.')[0]?.replaceAll('_', '-') ?? ''
  // Languages have two or three letters; longer subtags first are names ("english").
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(plain) || plain.length > 35) return ''
  let tag = tags.get(plain)
  if (tag === undefined) {
    tag = inItsForm(plain)
    tags.set(plain, tag)
  }
  return tag
}

/** A site's pages name the same few. */
const tags = new Map<string, string>()

function inItsForm(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    // Not well-formed: nothing is known, as if it were not written.
    return ''
  }
}
