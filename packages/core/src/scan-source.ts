import type { ComponentTable } from './component-table.ts'
import type * as judging from './judge/index.ts'
import type { Markup } from './markup.ts'
import type { Occurrence } from './occurrence.ts'
import { LineIndex } from './offsets.ts'
import { hints } from './scan/sift/hints.ts'
import { loadedScanner, loadScanner } from './scan/index.ts'
import { lacks } from './scan/sift/lacks.ts'
import type { Scanner } from './scan/scanner.ts'
import type { Language, Source } from './source.ts'

export interface ScanSourceOptions {
  /** Components that are images, beside the known ones: `{ Photo: { src: 'file', alt: 'alt' } }`. */
  readonly components?: ComponentTable | undefined
  /** Absolute folder that a project's own compilers (Vue's, Svelte's) are loaded from. @default this package's own */
  readonly from?: string | undefined
  /** Comments of HTML and heading ids stand in MDX, as Docusaurus lets them. @default false */
  readonly legacyMdx?: boolean | undefined
  /** Markdown has admonitions, tabs and Markdown in HTML, as MkDocs sites write them. @default false */
  readonly pythonMarkdown?: boolean | undefined
  /** The path that the site is served under (`/sub/`): no part of what a link leads to. @default '/' */
  readonly base?: string | undefined
  /** `lacking`: only images without an alternative. @default 'all' */
  readonly asked?: 'all' | 'lacking' | undefined
}

/**
 * The images of one source, judged. Pure: text in, occurrences out.
 * A byte order mark is handled here and nowhere else: parsers treat it in three ways.
 * @throws AltTextError `SOURCE_UNREADABLE`, `SOURCE_TOO_DEEP`, `SOURCE_TOO_LARGE`, `PEER_MISSING`
 */
export async function scanSource(source: Source, options: ScanSourceOptions = {}): Promise<Occurrence[]> {
  if (mayHoldImages(source, options)) await prepareScan([source.language])
  return scanSourceNow(source, options)
}

/** The same for who cannot wait; `prepareScan` must have loaded the language. Throws as `scanSource` does. */
export function scanSourceNow(source: Source, options: ScanSourceOptions = {}): Occurrence[] {
  if (!mayHoldImages(source, options)) return []
  const shift = source.text.startsWith(byteOrderMark) ? 1 : 0
  const scanner = loadedScanner(source.language)
  const lines = new LineIndex(source.text)
  return loadedJudge().judge(read(scanner, source, options), {
    source,
    lines,
    shift,
    asked: options.asked,
    base: options.base,
  })
}

/** Comments in it matter to an audit, images or not. */
const comment = '-text-ignore'

/**
 * What the bytes of a source alone tell. `none`: it holds no image. `described`: whatever it holds has an alternative.
 * `open`: a parser has to tell.
 */
export function sift(
  { bytes, language }: { readonly bytes: string; readonly language: Language },
  components: ComponentTable = {},
): 'none' | 'described' | 'open' {
  if (hasComments(bytes)) return 'open'
  if (!hints[language](bytes, components)) return 'none'
  return lacks[language](bytes, components) ? 'open' : 'described'
}

/** Whether a comment in a source may take findings back. */
function hasComments(bytes: string): boolean {
  return bytes.includes(comment)
}

/** Loads what `scanSourceNow` needs for these languages. */
export async function prepareScan(languages: readonly Language[]): Promise<void> {
  await Promise.all([loadJudge(), ...languages.map(loadScanner)])
}

type Judge = typeof judging

let loaded: Judge | undefined

/** A site whose bytes tell that there is no image never needs it. */
async function loadJudge(): Promise<Judge> {
  return (loaded ??= await import('./judge/index.ts'))
}

function loadedJudge(): Judge {
  if (loaded === undefined) throw new Error('A source was scanned before `prepareScan` was awaited.')
  return loaded
}

function mayHoldImages({ language, text }: Source, { components = {} }: ScanSourceOptions): boolean {
  return hints[language](text, components)
}

/** What a page calls itself: its title, or its first heading. Throws as `scanSource` does. */
export async function titleOfSource(source: Source, options: ScanSourceOptions = {}): Promise<string | undefined> {
  const scanner = await loadScanner(source.language)
  const { titleOfPage } = await loadJudge()
  return titleOfPage(read(scanner, source, options))
}

const byteOrderMark = '\uFEFF'
const wordJoiner = '\u2060'

function read(scanner: Scanner, { path, text }: Source, options: ScanSourceOptions): Markup {
  return scanner.read(withoutMark(text), { ...options, path, components: options.components ?? {} })
}

/** A second one is text; but parsers would take it off too, and count from behind it. */
function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1).replace(/^\uFEFF/, wordJoiner) : text
}
