import { isBlank } from '../blank.ts'
import type { Element, Markup, Value } from '../markup.ts'
import type { ImageKind, Verdict } from '../occurrence.ts'
import { isSet, roleAttribute, textOf, valueOf } from './attributes.ts'
import { isMarkedDecorative } from './decorative-mark.ts'
import { isHidden } from './hidden.ts'
import { ariaName, contentName, labelName, svgTitle, titleName } from './name.ts'
import type { OtherName } from './name.ts'

export interface Judgement {
  readonly verdict: Verdict
  /** A code for `why` and for tests. */
  readonly reason: string
  readonly alt: string | null
  readonly name: string | null
}

/** What kind of image an element is; `undefined` where it is none. */
export function kindOf(element: Element): ImageKind | undefined {
  if (element.markdown === true) return 'markdown'
  if (element.name === 'img') return element.component === undefined ? 'img' : 'component'
  if (element.name === 'input') return textOf(element, 'type')?.trim().toLowerCase() === 'image' ? 'input' : undefined
  if (element.name === 'area') return 'area'
  if (element.name === 'object') return 'object'
  if (element.name === 'svg') return isGraphic(element) ? 'svg' : undefined
  return isGraphic(element) ? 'role-img' : undefined
}

const graphicRoles: ReadonlySet<string> = new Set(['img', 'image', 'graphics-document', 'graphics-symbol'])

function isGraphic(element: Element): boolean {
  return graphicRoles.has(roleAttribute(element) ?? '')
}

/** The verdict from markup alone (W3C ACT 23a2a8, HTML-AAM), with the project's stance on every contested matter. */
export function judgeVerdict(element: Element, kind: ImageKind, markup: Markup): Judgement {
  if (isHidden(element)) return { verdict: 'hidden', reason: 'hidden', alt: altText(element), name: null }
  switch (kind) {
    case 'markdown':
      return judgeMarkdown(element)
    case 'img':
    case 'component':
      return judgeImage(element, markup)
    case 'input':
      return judgeControl(element, labelName(element, markup), markup)
    case 'area':
      return judgeArea(element, markup)
    case 'object':
      return judgeNamed(element, markup, contentName(element))
    case 'svg':
      return judgeNamed(element, markup, svgTitle(element))
    case 'role-img':
      return judgeNamed(element, markup, svgTitle(element))
    default:
      return kind satisfies never
  }
}

function judgeMarkdown(element: Element): Judgement {
  const alt = altText(element) ?? ''
  if (!isBlank(alt)) return { verdict: 'described', reason: 'alt', alt, name: null }
  if (isMarkedDecorative(element)) return { verdict: 'decorative', reason: 'marked', alt, name: null }
  return { verdict: 'missing', reason: alt === '' ? 'no-alt' : 'alt-blank', alt: alt === '' ? null : alt, name: null }
}

function judgeImage(element: Element, markup: Markup): Judgement {
  const alt = valueOf(element, 'alt')
  if (maySpread(element, alt)) return { verdict: 'dynamic', reason: 'spread', alt: null, name: null }
  if (alt?.kind === 'dynamic' || alt?.kind === 'asset')
    return { verdict: 'dynamic', reason: 'alt-dynamic', alt: null, name: null }
  const text = altText(element)
  const presentational = isPresentational(element)
  if (presentational && !conflictsWithPresentation(element)) {
    return { verdict: 'decorative', reason: 'role', alt: text, name: null }
  }
  const aria = ariaName(element, markup)
  if (text !== null && !isBlank(text)) return described(text, aria)
  // An empty alternative is a decision; a name that may stand in another file is only a hope.
  if (aria !== undefined && !(aria.elsewhere === true && text === '')) return named(aria, text)
  if (alt?.kind === 'bare' || text === '') {
    if (!presentational)
      return { verdict: 'decorative', reason: alt?.kind === 'bare' ? 'alt-bare' : 'alt-empty', alt: '', name: null }
    return { verdict: 'missing', reason: 'role-conflict', alt: text, name: null }
  }
  const title = alt === undefined || alt.kind === 'nothing' ? titleName(element) : undefined
  if (title !== undefined) return named(title, text)
  return { verdict: 'missing', reason: reasonOf(alt), alt: text, name: null }
}

/** An area that leads nowhere is nothing to anyone: it needs no name, and keeps the one it has. */
function judgeArea(element: Element, markup: Markup): Judgement {
  const judgement = judgeControl(element, undefined, markup)
  const leads = isSet(element, 'href') || element.spreads.length > 0
  if (judgement.verdict !== 'missing' || leads) return judgement
  return { ...judgement, verdict: 'decorative', reason: 'no-href' }
}

/** Image buttons and areas: an empty alternative leaves them without a name. */
function judgeControl(element: Element, label: OtherName | undefined, markup: Markup): Judgement {
  const alt = valueOf(element, 'alt')
  const text = altText(element)
  const spread = maySpread(element, alt)
  const aria = ariaName(element, markup)
  if (!spread && text !== null && !isBlank(text)) return described(text, aria)
  const other = aria ?? label
  if (other !== undefined) return named(other, text)
  if (spread) return { verdict: 'dynamic', reason: 'spread', alt: null, name: null }
  if (alt?.kind === 'dynamic') return { verdict: 'dynamic', reason: 'alt-dynamic', alt: null, name: null }
  const title = titleName(element)
  if (title !== undefined) return named(title, text)
  return { verdict: 'missing', reason: reasonOf(alt), alt: text, name: null }
}

/** What has no `alt`: objects, graphics, anything with `role="img"`. One that stands there all the same names nothing. */
function judgeNamed(element: Element, markup: Markup, own: OtherName | undefined): Judgement {
  const alt = altText(element)
  if (isPresentational(element) && !conflictsWithPresentation(element)) {
    return { verdict: 'decorative', reason: 'role', alt, name: null }
  }
  const name = ariaName(element, markup) ?? own ?? titleName(element)
  if (name !== undefined) return named(name, alt)
  if (element.spreads.length > 0) return { verdict: 'dynamic', reason: 'spread', alt: null, name: null }
  return { verdict: 'missing', reason: 'no-name', alt, name: null }
}

/** An ARIA name is what counts, and the `alt` what stands there for people to read. */
function described(alt: string, aria: OtherName | undefined): Judgement {
  return { verdict: 'described', reason: 'alt', alt, name: aria?.text ?? null }
}

function named(name: OtherName, alt: string | null): Judgement {
  return { verdict: 'named', reason: name.from, alt, name: name.text }
}

/** A spread may bring an `alt`, or replace the one before it. An explicit one after it stands. */
function maySpread(element: Element, alt: Value | undefined): boolean {
  if (element.spreads.length === 0) return false
  const written = element.attributes.find((attribute) => attribute.name === 'alt')
  return alt === undefined || written === undefined || element.spreads.some((at) => at > written.range.start)
}

function isPresentational(element: Element): boolean {
  const role = roleAttribute(element)
  return role === 'none' || role === 'presentation'
}

const globalAria =
  /^aria-(?:atomic|busy|controls|current|describedby|description|details|dropeffect|flowto|grabbed|keyshortcuts|label|labelledby|live|owns|relevant|roledescription|braillelabel|brailleroledescription)$/

/** A focusable element, or one with a global ARIA attribute, is exposed all the same (ACT 46ca7f). */
function conflictsWithPresentation(element: Element): boolean {
  if (isSet(element, 'tabindex') || textOf(element, 'contenteditable') === 'true') return true
  return element.attributes.some(
    ({ name, value }) =>
      globalAria.test(name) && value.kind !== 'nothing' && !(value.kind === 'text' && isBlank(value.value)),
  )
}

function altText(element: Element): string | null {
  const alt = valueOf(element, 'alt')
  if (alt?.kind === 'text') return alt.value
  return alt?.kind === 'bare' ? '' : null
}

function reasonOf(alt: Value | undefined): string {
  if (alt === undefined) return 'no-alt'
  if (alt.kind === 'nothing') return 'alt-undefined'
  if (alt.kind === 'bare') return 'alt-bare'
  return alt.kind === 'text' && alt.value === '' ? 'alt-empty' : 'alt-blank'
}
