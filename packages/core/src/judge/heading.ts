import type { Element, Markup, Parent } from '../markup.ts'
import { PageMap } from './page-map.ts'
import { firstFrom, surveyOf } from './survey.ts'
import type { Heading, Survey } from './survey.ts'

const blocks = new PageMap<Parent, Parent | null>()

/**
 * The heading that an image stands under: of the smallest block around it that has one, the last before the
 * image, or else the first after it, as cards have theirs.
 */
export function headingOf(element: Element, markup: Markup): Heading | undefined {
  const survey = surveyOf(markup)
  const own = survey.order.get(element)
  const block = blockOf(element.parent, survey)
  if (own === undefined || block === undefined) return undefined
  const { headings } = survey
  const start = startOf(block, survey)
  const next = firstFrom(headings, own)
  const before = headings[next - 1]
  if (before !== undefined && before.order >= start) return before
  return headings[next]
}

/** The smallest block around that has a heading; it may be the heading itself. */
function blockOf(parent: Parent, survey: Survey): Parent | undefined {
  const path: Parent[] = []
  let found: Parent | null = null
  for (let it: Parent | undefined = parent; it !== undefined; it = it.kind === 'root' ? undefined : it.parent) {
    const known = blocks.get(it)
    if (known !== undefined) {
      found = known
      break
    }
    path.push(it)
    if (hasHeading(it, survey)) {
      found = it
      break
    }
  }
  for (const it of path) blocks.set(it, found)
  return found ?? undefined
}

function hasHeading(block: Parent, survey: Survey): boolean {
  const heading = survey.headings[firstFrom(survey.headings, startOf(block, survey))]
  return heading !== undefined && heading.order < (survey.ends.get(block) ?? 0)
}

function startOf(block: Parent, survey: Survey): number {
  return block.kind === 'root' ? 0 : (survey.order.get(block) ?? 0)
}
