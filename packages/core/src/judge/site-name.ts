import type { Markup } from '../markup.ts'
import { fold } from './fold.ts'
import { PageMap } from './page-map.ts'
import { surveyOf } from './survey.ts'

const names = new PageMap<Markup, string | null>()

/** What the site is called, where a page's `<title>` tells it beside the page's own: `Opening hours | Rye & Shine`. */
export function siteNameOf(markup: Markup): string | undefined {
  let known = names.get(markup)
  if (known === undefined) {
    known = find(markup) ?? null
    names.set(markup, known)
  }
  return known ?? undefined
}

function find(markup: Markup): string | undefined {
  const { title, main } = surveyOf(markup)
  const parts = (title ?? '')
    .split(/\s+[|–—·•»:-]\s+|\s*[|»]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return undefined
  const page = fold(main?.text ?? '')
  const others = parts.filter((part) => fold(part) !== page)
  return others.at(-1)
}
