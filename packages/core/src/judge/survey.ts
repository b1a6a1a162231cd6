import type { Element, Markup, Parent } from '../markup.ts'
import { textOf } from './attributes.ts'
import { componentName } from './component-name.ts'
import { isHidden } from './hidden.ts'
import { PageMap } from './page-map.ts'
import { read } from './reading.ts'

export interface Heading {
  readonly element: Element
  readonly text: string
}

/** What the headings of a file say: found once, so that no image looks for them again. */
export interface Survey {
  /** With words, in document order. */
  readonly headings: readonly Heading[]
  /** The first in each element that is one or has one in it, and in the file: its index. */
  readonly firstIn: ReadonlyMap<Parent, number>
  /** How many headings there are among as many of the file's `heads`. */
  readonly among: readonly number[]
  /** The `<title>` of the page. */
  readonly title: string | undefined
  /** The first heading of the first level. */
  readonly main: Heading | undefined
}

const surveys = new PageMap<Markup, Survey>()

export function surveyOf(markup: Markup): Survey {
  let survey = surveys.get(markup)
  if (survey === undefined) {
    survey = find(markup.heads)
    surveys.set(markup, survey)
  }
  return survey
}

function find(heads: readonly Element[]): Survey {
  const headings: Heading[] = []
  const firstIn = new Map<Parent, number>()
  const among: number[] = []
  for (const element of heads) {
    among.push(headings.length)
    const text = isHeading(element) && !isHidden(element) ? read(element).words : ''
    if (text === '') continue
    for (let it: Parent = element; !firstIn.has(it); it = it.parent) {
      firstIn.set(it, headings.length)
      if (it.kind === 'root') break
    }
    headings.push({ element, text })
  }
  among.push(headings.length)
  return {
    headings,
    firstIn,
    among,
    title: titleAmong(heads),
    main: headings.find(({ element }) => levelOf(element) === 1),
  }
}

function titleAmong(heads: readonly Element[]): string | undefined {
  for (const element of heads) {
    if (element.name !== 'title' || !isPageTitle(element)) continue
    const { words, unknown } = read(element)
    if (words !== '' && !unknown) return words
  }
  return undefined
}

/** Not the `<title>` of a drawing. */
function isPageTitle({ parent }: Element): boolean {
  return parent.kind === 'root' || /^html$|head$/i.test(parent.name) || parent.component !== undefined
}

const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const headingComponent = /(?:Heading|Headline|Title|(?:^|\.)H[1-6])$/

export function isHeading(element: Element): boolean {
  if (headings.has(element.name) || textOf(element, 'role')?.trim().toLowerCase() === 'heading') return true
  const name = componentName(element)
  if (name === undefined) return false
  return headingComponent.test(name) || headings.has(textOf(element, 'variant') ?? '')
}

/** 1 to 6; components and roles without a level count as 2. */
function levelOf(element: Element): number {
  const level = headings.has(element.name) ? element.name.slice(1) : textOf(element, 'aria-level')
  return Number(level ?? 2) || 2
}
