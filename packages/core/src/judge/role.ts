import type { Element, Markup } from '../markup.ts'
import type { Context, Decision, ImageKind, ImageSource, Role } from '../occurrence.ts'
import { isPicture } from './address.ts'
import { addsTo, marksLink } from './adjunct.ts'
import { textOf } from './attributes.ts'
import { controlOf } from './control.ts'
import type { Control } from './control.ts'
import { nameWithout } from './control-content.ts'
import { destinationOf } from './destination.ts'
import type { Destination } from './destination.ts'
import { groupOf } from './group.ts'
import { pictureNameOf } from './image-element.ts'
import { hasLongDescription } from './long-description.ts'
import { neighboursOf } from './neighbour.ts'
import { isPhoto } from './picture-name.ts'
import { pictureKindOf } from './picture-kind.ts'
import { saidBeside } from './redundancy.ts'
import { isIcon } from './size.ts'
import { stylingOf } from './styling.ts'
import { unaskableOf } from './unaskable.ts'
import type { Judgement } from './verdict.ts'

export interface RoleQuestion {
  readonly element: Element
  readonly kind: ImageKind
  readonly judgement: Judgement
  readonly source: ImageSource
  readonly context: Context
  readonly markup: Markup
  /** @default '/' */
  readonly base?: string | undefined
}

export interface RoleAnswer extends Destination {
  readonly role: Role
  readonly roleReason: string
  readonly decision: Decision
}

/** What an image does where it stands (W3C `alt` decision tree), from markup alone. */
export function judgeRole(question: RoleQuestion): RoleAnswer {
  const { verdict, reason } = question.judgement
  switch (verdict) {
    case 'decorative':
    case 'hidden':
      return answer(null, 'decided', 'nothing')
    case 'missing':
      return placeOf(question)
    case 'described':
    case 'named':
      return decided(placeOf(question), 'nothing')
    case 'dynamic':
      // An alternative that is bound is a decision; one that a spread may bring is not known to be there.
      return decided(placeOf(question), reason === 'spread' ? 'person' : 'nothing')
    default:
      return verdict satisfies never
  }
}

const noDestination: Destination = { suggest: null, suggestFrom: null }

function answer(
  role: Role,
  roleReason: string,
  decision: Decision,
  { suggest, suggestFrom } = noDestination,
): RoleAnswer {
  return { role, roleReason, decision, suggest, suggestFrom }
}

/** The same role where nothing is to be written. */
function decided({ role, roleReason }: RoleAnswer, decision: Decision): RoleAnswer {
  return answer(role, roleReason, decision)
}

/** The role of the place, and what would be to do if nothing stood there: the first that fits. */
function placeOf(question: RoleQuestion): RoleAnswer {
  const { element } = question
  const control = controlOf(element)
  return (
    (control === undefined || control.kind === 'label' ? challenged(question) : undefined) ??
    (control === undefined ? styled(question) : controlled(question, control)) ??
    told(question) ??
    pictured(question) ??
    answer('informative', 'nothing-else', canBeAsked(question) ? 'caption' : 'person')
  )
}

function styled({ element, context }: RoleQuestion): RoleAnswer | undefined {
  const styling = stylingOf(element, context)
  return styling === undefined ? undefined : answer(null, styling, 'propose-empty')
}

/** The label of a CAPTCHA's field holds the CAPTCHA. */
function challenged({ element, context }: RoleQuestion): RoleAnswer | undefined {
  return unaskableOf(element, context) === 'captcha' ? answer('informative', 'captcha', 'person') : undefined
}

/** In a link, button or label: by what names it without the image. */
function controlled(
  { element, judgement, context, markup, base }: RoleQuestion,
  control: Control,
): RoleAnswer | undefined {
  const name = nameWithout(element, control, markup)
  switch (name.kind) {
    case 'named':
      return answer('redundant', 'control-named', 'propose-empty')
    case 'words':
      if (isAskedAbout(element, control, name.words)) return undefined
      return adds(element, control, name.words)
        ? answer('informative', 'adds-to-control', 'caption')
        : answer('redundant', 'control-has-words', 'propose-empty')
    case 'unknown':
      return answer('redundant', 'control-has-unknown-words', 'propose-empty')
    case 'sister':
    case 'elder':
      return answer('redundant', `${name.kind}-image`, 'propose-empty')
    case 'none': {
      // Where nothing is to be written, nobody reads them, and the whole page may have to be asked.
      const words =
        judgement.verdict === 'missing' ? destinationOf({ image: element, control, context, markup, base }) : undefined
      if (control.kind === 'link' && control.address !== undefined && isPicture(control.address) && !isTitled(control))
        return answer('informative', 'opens-its-picture', 'caption')
      return answer('functional', `only-content-of-${control.self ? 'itself' : partOf(control)}`, 'destination', words)
    }
    default:
      return name satisfies never
  }
}

function partOf({ kind, chain: [element] }: Control): string {
  return element.name === 'summary' ? 'summary' : kind
}

/** "Which one is a tern?", says the label around a photograph. */
function isAskedAbout(element: Element, { kind }: Control, words: string): boolean {
  return kind === 'label' && words.endsWith('?') && !isIcon(element, pictureNameOf(element))
}

/** Emptied, an icon for a file type or a new window would be lost. */
function adds(element: Element, { kind }: Control, words: string): boolean {
  const name = pictureNameOf(element)
  if (isPhoto(name)) return false
  if (addsTo(words, name)) return true
  const { before, after } = neighboursOf(element)
  return (
    kind === 'link' && before !== undefined && after === undefined && isIcon(element, name) && marksLink(words, name)
  )
}

function isTitled({ chain }: Control): boolean {
  return chain.some((element) => textOf(element, 'title')?.trim())
}

/** Codes and challenges, and what something beside already says. */
function told(question: RoleQuestion): RoleAnswer | undefined {
  const { element, context } = question
  const unaskable = unaskableOf(element, context)
  if (unaskable === 'qr-with-address') return answer('redundant', unaskable, 'propose-empty')
  if (unaskable !== undefined) return answer('informative', unaskable, 'person')
  return grouped(element) ?? said(question)
}

/** One image of a group speaks for all; what it says cannot be counted from here. */
function grouped(element: Element): RoleAnswer | undefined {
  const group = groupOf(element)
  if (group === undefined) return undefined
  if (group.told !== undefined) return answer('redundant', `group-told-by-${group.told}`, 'propose-empty')
  if (group.members[0] === element) return answer('informative', 'group-speaker', 'person')
  return answer('redundant', 'group-member', 'propose-empty')
}

function said({ element, context }: RoleQuestion): RoleAnswer | undefined {
  const by = saidBeside(element, context)
  return by === undefined ? undefined : answer('redundant', by, 'propose-empty')
}

function pictured(question: RoleQuestion): RoleAnswer | undefined {
  const { element, context, markup, source } = question
  const found = pictureKindOf(element, context)
  if (found === undefined) return undefined
  const reason = `${found.kind}-by-${found.by}`
  if (source.kind === 'dynamic') return answer(found.kind, reason, 'person')
  const isHalfDone = found.kind === 'complex' && hasLongDescription(element, markup)
  return answer(found.kind, reason, isHalfDone ? 'caption' : 'short-plus-finding')
}

/** Only a picture that is named here can be looked at. */
function canBeAsked({ kind, source }: RoleQuestion): boolean {
  if (kind === 'object') return source.kind === 'address' && isPicture(source.value)
  return source.kind === 'address' || source.kind === 'asset'
}
