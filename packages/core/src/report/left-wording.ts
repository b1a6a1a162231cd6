import type { Left } from '../seen.ts'

/** What a message needs, by name. */
export type Data = Readonly<Record<string, unknown>>

/** What a finding says to a person: what is the matter, and the mend. One sentence each. */
export interface Wording {
  readonly what: string
  readonly mend: string
}

/** A sentence inside another one. */
export function clause(sentence: unknown): string {
  return String(sentence).replace(/\.$/, '')
}

/** What helps where no file was found. */
export function missingMend({ outside }: Data): string {
  return outside === true
    ? 'Correct the address; folders outside of the site are looked into where `roots` in the config names them.'
    : 'Correct the address, or name `publicDirs` and `alias` in the config.'
}

/** An image without an alternative: why it has none yet. */
export function wordLeft(why: Left, data: Data = {}): Wording {
  const tried = typeof data['tried'] === 'string' && data['tried'] !== '' ? ` (looked at ${data['tried']})` : ''
  const trouble = typeof data['trouble'] === 'string' ? ` (${String(data['path'])}: ${clause(data['trouble'])})` : ''
  const wordings: Record<Left, Wording> = {
    unfilled: { what: 'No text alternative.', mend: 'Write one, or run `alt-text fill` for a draft.' },
    stale: {
      what: 'No text alternative: the picture changed since its draft.',
      mend: 'Run `alt-text fill` for a new draft.',
    },
    held: {
      what: 'No text alternative: the picture changed, and its entry holds words that a person decided on.',
      mend: `Look at its entry in the captions file: correct the words if need be, and "hash" to "${String(data['hash'])}".`,
    },
    corrected: {
      what: 'Its draft was changed since it was made, and is kept.',
      mend: 'Set its state to "edited" if the words are right; take them out of its entry to have it drafted again.',
    },
    unreviewed: { what: 'Its words are only a draft.', mend: 'Review the entry, and set its state to "approved".' },
    rejected: {
      what: 'No text alternative: its draft was rejected.',
      mend: 'Write one in the captions file, as "edited".',
    },
    proposed: {
      what: 'No text alternative: it seems to carry nothing of its own.',
      mend: 'Confirm with the state "decorative" in the captions file, or write one.',
    },
    functional: wordFunctional(data),
    person: { what: 'No text alternative, and the markup does not tell what the image does here.', mend: 'Write one.' },
    blank: { what: 'The text alternative is blank.', mend: 'Write one, or `alt=""` if the image carries nothing.' },
    'no-slot': wordGraphic(data),
    remote: { what: 'No text alternative; the image is on another host and was not fetched.', mend: 'Write one.' },
    'dynamic-source': {
      what: 'No text alternative, and the source is only known at run time.',
      mend: 'Pass an `alt` from where the source comes from.',
    },
    'no-source': { what: 'No text alternative, and no source.', mend: 'Write one, or add the source.' },
    'image-missing': {
      what: `No text alternative, and the image file was not found${tried}.`,
      mend: missingMend(data),
    },
    'image-unreadable': {
      what: `No text alternative, and the image file could not be read${trouble}.`,
      mend: 'Replace the file, correct the address, or write one.',
    },
    'markdown-empty': {
      what: `No text alternative: \`alt=""\` was only made of \`![](…)\` in ${String(data['writtenIn'])}.`,
      mend: 'Write one between the brackets, or run `alt-text fill` and build with the plugin.',
    },
    'not-injected': {
      what: 'No text alternative: there are words in the captions file, and the build did not put them in.',
      mend: 'Build with the plugin, or write them into the sources with `alt-text apply`.',
    },
  }
  return wordings[why]
}

function wordFunctional({ element, roleReason, suggest, suggestFrom }: Data): Wording {
  const says = suggestFrom === 'address' ? 'Its address may mean' : 'Its link says'
  const suggestion = typeof suggest === 'string' ? ` ${says} "${suggest}".` : ''
  const [what, mend] = functional(String(element), String(roleReason).replace('only-content-of-', ''))
  return { what: `${what} without a text alternative.${suggestion}`, mend }
}

function functional(element: string, place: string): readonly [what: string, mend: string] {
  if (element === 'area') return ['An area of an image map that leads somewhere,', 'Write where it leads.']
  if (element === 'input') return ['An image button', 'Write what it does.']
  switch (place) {
    case 'itself':
      return ['An image that is a link or button itself,', 'Write where it leads or what it does.']
    case 'link':
      return ['The only content of a link,', 'Write what the link leads to.']
    case 'button':
      return ['The only content of a button,', 'Write what the button does.']
    case 'summary':
      return ['The only content of a `<summary>`,', 'Write what it opens.']
    default:
      return ['The only content of a link or button,', 'Write what the link leads to or the button does.']
  }
}

/** What each kind of graphic can be named by: none of them has an `alt`. */
const namings: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  object: ['An object', 'Add `aria-label`, or words between its tags'],
  svg: ['An svg', 'Add `aria-label`, or a `<title>` in it'],
}

function wordGraphic({ element, alt }: Data): Wording {
  const [what, mend] = namings[String(element)] ?? ['A graphic', 'Add `aria-label`']
  const idle = typeof alt === 'string' ? ' Its `alt` names nothing here.' : ''
  return { what: `${what} without a name.${idle}`, mend: `${mend}, or \`aria-hidden="true"\` if it says nothing.` }
}
