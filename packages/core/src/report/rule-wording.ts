import type { RuleCode } from '../rule-settings.ts'
import type { Left } from '../seen.ts'
import { clause, missingMend, wordLeft } from './left-wording.ts'
import type { Data, Wording } from './left-wording.ts'

type Word = (data: Data) => Wording

const lack: Word = (data) => wordLeft(data['why'] as Left, data)

/** What each rule's findings say. */
export const ruleWordings: Readonly<Record<RuleCode, Word>> = {
  missing: lack,
  blank: lack,
  'link-unnamed': lack,
  'control-unnamed': lack,
  'graphic-unnamed': lack,
  'language-gap': () => ({
    what: 'No text alternative in the language of the page; there are words in another one.',
    mend: 'Write one under "languages" in its entry, or run `alt-text fill` for a draft.',
  }),
  'file-name': ({ words }) => ({
    what: `The alternative is a file's name: ${quote(words)}.`,
    mend: 'Write what the image says.',
  }),
  placeholder: ({ words, kind }) =>
    kind === 'unfinished'
      ? { what: `The alternative was meant to be replaced: ${quote(words)}.`, mend: 'Write what the image says.' }
      : { what: `The alternative would fit any image: ${quote(words)}.`, mend: emptyOr },
  'redundant-words': ({ words, found }) => ({
    what: `The listener knows that it is an image: ${quote(found)} in ${quote(words)}.`,
    mend: 'Leave those words out.',
  }),
  'repeats-neighbour': ({ words }) => ({
    what: `The words beside the image say the same as its alternative: ${quote(words)}.`,
    mend: 'Say what they do not, or write `alt=""`.',
  }),
  'repeated-on-page': ({ words, first }) => ({
    what: `Another image on this page, in line ${String(first)}, has the same alternative: ${quote(words)}.`,
    mend: 'Say what tells them apart, or `alt=""` where one speaks for all.',
  }),
  'too-long': ({ length, most }) => ({
    what: `The alternative has ${String(length)} characters, more than the ${String(most)} that suit what the image does here.`,
    mend: 'Say it shorter, and put the rest on the page, where everyone can read it.',
  }),
  'name-disagrees': ({ words, name }) => ({
    what: `The alternative is ${quote(words)}, but what is heard is its ARIA name, ${quote(name)}.`,
    mend: 'Keep one of them.',
  }),
  'title-only': ({ words, element }) => ({
    what: `Its only name is its title${words === null ? '' : `: ${quote(words)}`}.`,
    mend: ['object', 'svg', 'role-img'].includes(String(element))
      ? 'Put the words in `aria-label`.'
      : 'Put the words in `alt`.',
  }),
  'decorative-with-title': ({ title }) => ({
    what: `The image is marked as decorative, and has a title: ${quote(title)}.`,
    mend: 'Take the title away, or put its words in `alt`.',
  }),
  'decorative-linked': ({ control }) => ({
    what: `The ${String(control)} has no name: all that is in it is an image that is marked as decorative.`,
    mend: 'Write what the link leads to or the button does.',
  }),
  'image-missing': (data) => ({
    what: `The image file was not found${data['tried'] === '' ? '' : ` (looked at ${String(data['tried'])})`}.`,
    mend: missingMend(data),
  }),
  'image-unreadable': ({ path, trouble }) => ({
    what: `The image file could not be read (${String(path)}: ${clause(trouble)}).`,
    mend: 'Replace the file, or correct the address.',
  }),
  dynamic: ({ reason }) => ({
    what:
      reason === 'spread'
        ? 'A spread may bring an alternative, or none.'
        : 'The alternative is only known at run time.',
    mend: 'See to it that every value is one, or that it is `""` for what says nothing.',
  }),
  stale: ({ words, state, key, hash }) => ({
    what: `The picture has changed since its words were ${String(state)}: ${quote(words ?? '')}.`,
    mend: `Look at ${String(key)}, then correct its entry in the captions file: the words if need be, and "hash" to "${String(hash)}".`,
  }),
  unreviewed: ({ words, key, page, role, target, language }) => ({
    what: `The words of ${String(key)}${usedAs(page, role, target)}${typeof language === 'string' ? ` for pages in "${language}"` : ''} are a draft: ${quote(words)}.`,
    mend: 'Look at the picture and where it is used, then set its state to "approved"; or correct the words, and set it to "edited".',
  }),
  'long-description': ({ words }) => ({
    what: `A chart, map or diagram with a short draft and nothing more: ${quote(words)}.`,
    mend: 'Put what it shows on the page, as text or a table, then approve the draft.',
  }),
  obsolete: ({ key, copy, page, role, target }) =>
    typeof page === 'string'
      ? {
          what: `Nothing needs the words of ${String(key)}${usedAs(page, role, target)} any more.`,
          mend: 'If the page was renamed, correct "in"; else take this use out.',
        }
      : {
          what: `No source uses ${String(key)}${typeof copy === 'string' ? `; the same picture is ${copy}, which has an entry of its own` : ''}.`,
          mend: 'Take its entry out, unless its address is put together at run time.',
        },
  'unused-ignore': ({ codes }) => ({
    what: `Nothing here is taken back by this comment: ${String(codes)}.`,
    mend: 'Take the comment away.',
  }),
  'unclear-ignore': ({ why, codes, near }) => ({
    what:
      why === 'no-reason'
        ? 'This comment does not say why.'
        : why === 'no-rule'
          ? 'This comment does not say what it takes back.'
          : `There is no rule ${String(codes)}.`,
    mend: typeof near === 'string' ? `Did you mean "${near}"?` : 'Write `alt-text-ignore rule-code: reason`.',
  }),
  'unknown-mark': ({ why, written, near, image }) => ({
    what:
      why === 'idle'
        ? `This mark does nothing here: ${quote(written)}.`
        : `There is no such mark, so nothing is marked: ${quote(written)}.`,
    mend:
      why === 'idle'
        ? (idleMends[String(image)] ?? idleMend)
        : `Write ${typeof near === 'string' ? `\`${near}\`` : '`alt-text: decorative` or `alt-text-ignore rule-code: reason`'}.`,
  }),
  'source-unreadable': ({ message, fix }) => ({
    what: String(message),
    mend: String(fix ?? 'Mend the file, or leave it out with `exclude`.'),
  }),
}

/** By what stands behind a mark that is spelled right. */
const idleMends: Readonly<Record<string, string>> = {
  markup: 'Write `alt=""` where the image has attributes; the mark is for Markdown’s brackets.',
  described: 'Take the words out of the brackets if the image carries nothing, else the mark.',
}
const idleMend = 'Put it on a line of its own right before the Markdown image.'

const emptyOr = 'Write what the image says, or `alt=""` if it says nothing.'

/** Which of an image's uses; nothing for its own words. */
function usedAs(page: unknown, role: unknown, target: unknown): string {
  if (typeof page !== 'string') return ''
  return ` in ${page}, where it ${typeof target === 'string' ? `leads to ${target}` : `is ${String(role)}`},`
}

/** Words of a page in a message: one line, no longer than needed to find them, nothing that a terminal would obey. */
function quote(value: unknown): string {
  const line = String(value)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`
}
