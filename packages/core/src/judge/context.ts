import type { Element, Markup } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { captionOf } from './caption.ts'
import { controlOf } from './control.ts'
import { headingOf } from './heading.ts'
import { languageOf } from './language.ts'
import { proseAround } from './prose.ts'
import { read } from './reading.ts'
import { titleOf } from './title.ts'

/** What stands around an image. Nothing here walks the file: what all images share is found once for all of them. */
export function contextOf(element: Element, markup: Markup, path: string): Context {
  const control = controlOf(element)
  const link = control?.kind === 'link' ? control : undefined
  const { before, after } = proseAround(element)
  return known({
    title: titleOf(markup),
    heading: headingOf(element, markup)?.text,
    caption: captionOf(element),
    link: link?.address,
    linkText: link === undefined ? undefined : read(link.chain[0]).words || undefined,
    before,
    after,
    language: languageOf(element, markup, path),
  })
}

const parts = ['title', 'heading', 'caption', 'link', 'linkText', 'before', 'after', 'language'] as const

function known(context: Context): Context {
  const some: { -readonly [Part in keyof Context]: Context[Part] } = {}
  for (const part of parts) if (context[part] !== undefined) some[part] = context[part]
  return some
}
