import type { Markup } from '../markup.ts'
import { oneLine } from './plain-text.ts'
import { onPage } from './page-map.ts'
import { surveyOf } from './survey.ts'

/** What the page is called: its `<title>`, its front matter's, its first heading of the first level. */
export function titleOf(markup: Markup): string | undefined {
  const { title, main } = surveyOf(markup)
  const front = oneLine((markup.frontmatter['title'] ?? '').slice(0, 500))
  return title ?? (front || main?.text)
}

/** The same for who asks for nothing else. */
export function titleOfPage(markup: Markup): string | undefined {
  return onPage(() => titleOf(markup))
}
