import type { Element, Markup, Parent } from '../markup.ts'
import { PageMap } from './page-map.ts'
import { surveyOf } from './survey.ts'
import type { Heading, Survey } from './survey.ts'

const blocks = new PageMap<Parent, Parent | null>()

/**
 * The heading that an image stands under: of the smallest block around it that has one, the last before the
 * image, or else the first after it, as cards have theirs.
 */
export function headingOf(element: Element, markup: Markup): Heading | undefined {
  const survey = surveyOf(markup)
  const { headings, among, firstIn } = survey
  const block = blockOf(element.parent, survey)
  const first = block && firstIn.get(block)
  if (first === undefined) return undefined
  const next = among[markup.headsBefore(element)] ?? 0
  return next > first ? headings[next - 1] : headings[next]
}

/** The smallest block around that has a heading; it may be the heading itself. */
function blockOf(parent: Parent, { firstIn }: Survey): Parent | undefined {
  const path: Parent[] = []
  let found: Parent | null = null
  for (let it: Parent | undefined = parent; it !== undefined; it = it.kind === 'root' ? undefined : it.parent) {
    const known = firstIn.has(it) ? it : blocks.get(it)
    if (known !== undefined) {
      found = known
      break
    }
    path.push(it)
  }
  for (const it of path) blocks.set(it, found)
  return found ?? undefined
}
