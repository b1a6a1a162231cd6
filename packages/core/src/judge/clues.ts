import { advertising, complexWords, connectors, leading, spoilers, takenOver, textWords, things } from './clue-words.ts'
import type { ClueWords } from './clue-words.ts'
import { fold } from './fold.ts'
import { PageMap } from './page-map.ts'
import { isPhoto } from './picture-name.ts'
import type { PictureName } from './picture-name.ts'

export type ClueKind = 'complex' | 'text'

const tables: Readonly<Record<ClueKind, ClueWords>> = { complex: complexWords, text: textWords }

/** Whether a file's name says that the picture is a chart, a plan, … or a screenshot, a poster, … */
export function nameSays(name: PictureName, kind: ClueKind): boolean {
  const words = tables[kind]
  const tokens = name.content
  if (words.inside.test(name.stem)) return true
  return tokens.some((token, index) => {
    if (isSpoiled(tokens, index)) return false
    if (words.anywhere.has(token) || words.endings.test(token)) return true
    if (isPair(words, tokens, index)) return true
    return isHead(words, name, tokens, index)
  })
}

/** In English the head stands last, or before "of"; in Romance languages, and where people sort by it, first. */
function isHead(words: ClueWords, name: PictureName, tokens: readonly string[], index: number): boolean {
  const token = tokens[index] as string
  const drawn = !isPhoto(name)
  if (!words.heads.has(token) && !(drawn && words.drawn.has(token))) return false
  if (!drawn && things.has(token) && !isNumbered(name, token) && !advertising.has(tokens[index - 1] ?? '')) return false
  const next = tokens[index + 1]
  if (next === undefined || connectors.has(next)) return true
  return index === 0 && (drawn || leading.has(token) || isNumbered(name, token))
}

/** `poster-2024-regatta.jpg`, `banner-sale-970x250.jpg`: sorted by kind, or sized as advertisements are. */
function isNumbered({ tokens, stem }: PictureName, token: string): boolean {
  return /^\d/.test(tokens[tokens.indexOf(token) + 1] ?? '') || /\d{2,4}x\d{2,4}/.test(stem)
}

function isPair(words: ClueWords, tokens: readonly string[], index: number): boolean {
  return words.pairs.get(tokens[index] as string)?.has(tokens[index - 1] ?? '') === true
}

function isSpoiled(tokens: readonly string[], index: number): boolean {
  const token = tokens[index] as string
  if (spoilers.get(token)?.has(tokens[index - 1] ?? '')) return true
  return takenOver.get(token)?.has(tokens[index + 1] ?? '') === true
}

/** Whether a folder is one of such pictures. Photographs are put anywhere: their folder is no sign. */
export function folderSays(name: PictureName, kind: ClueKind): boolean {
  return !isPhoto(name) && name.folders.some((folder) => tables[kind].folders.has(folder))
}

/** Whether classes say it: `class="chart"`, `class="o-screenshot"`. Whole names or their last part. */
export function classSays(classes: string, kind: ClueKind): boolean {
  const words = tables[kind]
  return fold(classes)
    .split(/\s+/)
    .some((name) => {
      const last = /[\p{L}\p{N}]+$/u.exec(name)?.[0] ?? ''
      return words.anywhere.has(last) || (words.heads.has(last) && last !== 'plan' && last !== 'plans')
    })
}

const pointers: ReadonlySet<string> = new Set(
  'following below above this next here shows show illustrates depicts folgende folgenden folgendes unten diese dieses zeigt ci-dessous suivant suivante montre siguiente abajo muestra seguente mostra sotto abaixo seguinte onderstaande volgende toont foljande nedan visar'.split(
    ' ',
  ),
)

/** One of them as a whole word: found in a quarter of the time that it takes to part a text into words. */
const pointer = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${[...pointers].join('|')})(?![\p{L}\p{N}-])`, 'u')

/** How far into a heading or caption its head is looked for. */
const opening = 7

const prepositions = new Set('of in on off under from to by at without into onto'.split(' '))

/** In English prose the head of what follows stands last: "Poster paints". */
const english = new Set(
  'scan poster flyer leaflet brochure certificate clipping handbill playbill diagram timeline schematic'.split(' '),
)

/** Nouns that prose uses too freely to count alone: "our plan", "the formula". */
const loose = new Set(
  'plan plans formula formulas formel formule flow sequence letter notice circuit pipeline hierarchy receipt newspaper banner badge karte carte kaart architecture'.split(
    ' ',
  ),
)

/** How a text begins, as it is asked for clues. */
interface Opening {
  readonly folded: string
  readonly pieces: readonly string[]
  /** The pieces without the signs around them. */
  readonly bare: readonly string[]
  /** What each is compounded of. */
  readonly parted: readonly (readonly string[])[]
}

const openings = new PageMap<string, Opening>()

/** One heading stands over many images, and is asked for each kind of clue. */
function openingOf(text: string): Opening {
  let known = openings.get(text)
  if (known === undefined) {
    const folded = fold(text.slice(0, 200))
    const pieces = folded.split(/\s+/, opening)
    const bare = pieces.map(withoutSigns)
    known = { folded, pieces, bare, parted: bare.map((word) => word.split(/[-‐–/]/)) }
    openings.set(text, known)
  }
  return known
}

function withoutSigns(piece: string): string {
  return /^[a-z\d]*$/.test(piece) ? piece : piece.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Whether a heading or caption says what the picture is: its head noun, near its beginning. */
export function proseSays(text: string, kind: ClueKind): boolean {
  if (text === '') return false
  const words = tables[kind]
  const { folded, pieces, bare, parted } = openingOf(text)
  if (words.inside.test(folded)) return true
  return parted.some((parts, index) => {
    const tail = parts.at(-1) as string
    const tokens = parts.length > 1 ? parts : [bare[index - 1] ?? '', tail]
    const at = tokens.length - 1
    if (isSpoiled([...tokens, bare[index + 1] ?? ''], at)) return false
    const paired = isPair(words, tokens, at)
    const means = paired || words.anywhere.has(tail) || words.endings.test(tail)
    if (!means && (!words.heads.has(tail) || loose.has(tail))) return false
    if (index === 0 && leading.has(tail) && !english.has(tail)) return true
    return ends(pieces[index] as string, bare[index + 1]) && !isInPhrase(bare, index)
  })
}

/** Nothing follows that would make it a part of something else. */
function ends(piece: string, next: string | undefined): boolean {
  return (
    next === undefined ||
    next === '' ||
    /[^\p{L}\p{N}]$/u.test(piece) ||
    connectors.has(next) ||
    pointers.has(next) ||
    /^\d/.test(next)
  )
}

/** "Top of the chart": the head is another word. */
function isInPhrase(bare: readonly string[], index: number): boolean {
  const before = bare.slice(Math.max(0, index - 2), index)
  return before.length === 2 && prepositions.has(before[0] as string)
}

/** A heading that is nothing but the kind: "Screenshots", "Floor plans". What stands under it is that. */
export function isKindHeading(text: string, kind: ClueKind): boolean {
  const words = fold(text).match(/[\p{L}]+/gu) ?? []
  return words.length <= 2 && proseSays(text, kind)
}

/** A text in words, and which of them stand by one that points at something. */
export interface Pointing {
  readonly words: readonly string[]
  readonly near: readonly number[]
}

/** Of a text near the image: "The chart below", "This diagram shows". */
export function pointingIn(text: string): Pointing | undefined {
  const folded = fold(text)
  if (!pointer.test(folded)) return undefined
  const words = folded.split(/^[ -~\s]*$/.test(folded) ? /[^a-z\d-]+/ : /[^\p{L}\p{N}-]+/u)
  const near: number[] = []
  words.forEach((word, at) => {
    if (pointers.has(word)) near.push(at - 2, at - 1, at, at + 1, at + 2)
  })
  return { words, near: near.filter((at) => at >= 0 && at < words.length) }
}

/** Whether what they point at is of a kind. */
export function isPointedAt({ words, near }: Pointing, kind: ClueKind): boolean {
  const table = tables[kind]
  return near.some((at) => {
    const word = words[at] as string
    if (!table.heads.has(word) && !table.anywhere.has(word) && !table.endings.test(word)) return false
    return !loose.has(word) || isPair(table, words, at)
  })
}
