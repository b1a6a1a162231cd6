import type { TokenizerCallbacks } from 'htmlparser2'
import type { Found } from './found.ts'

/** A root's title stands first in it, by the standard's own advice; pictures embedded further down may be megabytes. */
const searched = 262_144
const longest = 10_000

/**
 * `<title>` and `<desc>` of the root, and of nothing else: those of a group or a path name only that part.
 * Tokens instead of a tree, because the tree's builder takes quadratic time on deep files.
 */
export async function readSvg(bytes: Buffer): Promise<Found[]> {
  const { Tokenizer } = await import('htmlparser2')
  const text = decodeText(bytes.subarray(0, searched))
  const reader = new Reader(text)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, reader)
  tokenizer.write(text)
  return reader.found
}

class Reader implements TokenizerCallbacks {
  readonly found: Found[] = []
  readonly #text: string
  #depth = 0
  #rootIsOver = false
  /** The element whose tag is being read, where it is of interest. */
  #tag: 'svg' | 'title' | 'desc' | undefined
  #attribute = ''
  #value = ''
  #rootLanguage: string | undefined
  #open: { in: 'svg-title' | 'svg-desc'; text: string; language: string | undefined } | undefined
  #language: string | undefined

  constructor(text: string) {
    this.#text = text
  }

  onopentagname(start: number, end: number): void {
    const name = this.#text.slice(start, end).replace(/^.*:/, '')
    const wanted = this.#depth === 0 ? name === 'svg' : this.#depth === 1 && (name === 'title' || name === 'desc')
    this.#tag = wanted && !this.#rootIsOver ? (name as 'svg' | 'title' | 'desc') : undefined
    this.#language = undefined
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#tag ? this.#text.slice(start, end) : ''
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute === 'lang' || this.#attribute === 'xml:lang') this.#value += this.#text.slice(start, end)
  }

  onattribend(): void {
    if (this.#value !== '') this.#language = this.#value
    this.#value = ''
  }

  onopentagend(): void {
    if (this.#tag === 'svg') this.#rootLanguage = this.#language
    else if (this.#tag) {
      this.#open = { in: `svg-${this.#tag}`, text: '', language: this.#language ?? this.#rootLanguage }
    }
    this.#tag = undefined
    this.#depth++
  }

  onselfclosingtag(): void {
    if (this.#depth === 0) this.#rootIsOver = true
    this.#tag = undefined
  }

  onclosetag(): void {
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth === 0) this.#rootIsOver = true
    if (this.#depth > 1 || !this.#open) return
    this.found.push({ ...this.#open })
    this.#open = undefined
  }

  ontext(start: number, end: number): void {
    this.#add(this.#text.slice(start, end))
  }

  ontextentity(codepoint: number): void {
    this.#add(String.fromCodePoint(codepoint))
  }

  oncdata(start: number, end: number, endOffset: number): void {
    this.#add(this.#text.slice(start, end - endOffset))
  }

  #add(text: string): void {
    if (this.#open && this.#open.text.length < longest) this.#open.text += text
  }

  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}
}

/** As the byte order mark or the XML declaration says; UTF-8 where neither does, or what it says is unknown. */
function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Readable as Latin-1, so it is not in UTF-16, whatever it says.
  const declared = /^<\?xml[^>]{0,100}encoding=["'](?!utf-16)([\w.:-]+)["']/i.exec(
    bytes.toString('latin1', 0, 200),
  )?.[1]
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes)
  } catch {
    // An encoding that nobody knows: letters outside ASCII are lost, and the words with them if they are many.
    return bytes.toString('utf8')
  }
}
