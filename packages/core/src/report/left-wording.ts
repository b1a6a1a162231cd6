import type { Left } from '../seen.ts'

/** What a message needs, by name. */
export type Data = Readonly<Record<string, unknown>>

/** What a finding says to a person: what is the matter, and the mend. One sentence each. */
export interface Wording {
  readonly what: string
  readonly mend: string
}

/** An image without an alternative: why it has none yet. */
export function wordLeft(why: Left, data: Data = {}): Wording {
  const suggestion = typeof data['suggest'] === 'string' ? ` Its link says "${data['suggest']}".` : ''
  const tried = typeof data['tried'] === 'string' && data['tried'] !== '' ? ` (looked at ${data['tried']})` : ''
  const trouble = typeof data['trouble'] === 'string' ? ` (${String(data['path'])}: ${data['trouble']})` : ''
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
    unreviewed: { what: 'Its words are only a draft.', mend: 'Review the entry, and set its state to "approved".' },
    rejected: {
      what: 'No text alternative: its draft was rejected.',
      mend: 'Write one in the captions file, as "edited".',
    },
    proposed: {
      what: 'No text alternative: it seems to carry nothing of its own.',
      mend: 'Confirm with the state "decorative" in the captions file, or write one.',
    },
    functional: {
      what: `The only content of a link or button, without a text alternative.${suggestion}`,
      mend: 'Write what the link leads to or the button does.',
    },
    person: { what: 'No text alternative, and the markup does not tell what the image does here.', mend: 'Write one.' },
    blank: { what: 'The text alternative is blank.', mend: 'Write one, or `alt=""` if the image carries nothing.' },
    'no-slot': {
      what: 'A graphic without a name.',
      mend: 'Add `aria-label`, or a `<title>` in the svg, or `aria-hidden="true"`.',
    },
    remote: { what: 'No text alternative; the image is on another host and was not fetched.', mend: 'Write one.' },
    'dynamic-source': {
      what: 'No text alternative, and the source is only known at run time.',
      mend: 'Pass an `alt` from where the source comes from.',
    },
    'no-source': { what: 'No text alternative, and no source.', mend: 'Write one, or add the source.' },
    'image-missing': {
      what: `No text alternative, and the image file was not found${tried}.`,
      mend: 'Correct the address, or name `publicDirs` and `alias` in the config.',
    },
    'image-unreadable': {
      what: `No text alternative, and the image file could not be read${trouble}.`,
      mend: 'Replace the file, or write one.',
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
