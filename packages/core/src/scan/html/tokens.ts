import { AttributeScan, endOfName } from './attribute-scan.ts'
import { endOfScript } from './script-end.ts'

/** How what stands behind a start tag is read: as markup, as text with references, or as text. */
export type Content = 'markup' | 'rcdata' | 'raw' | 'script' | 'plaintext'

/** A start tag. Offsets of the text; an object that is used again for the next tag. */
export interface StartTag {
  readonly nameStart: number
  readonly nameEnd: number
  /** Behind the `>`. */
  readonly end: number
  readonly selfClosing: boolean
}

/** Is told what a text is made of, in its order. */
export interface TokenSink {
  /** The tag that `open` ends has this attribute. */
  attribute(nameStart: number, nameEnd: number): void
  open(tag: StartTag): Content
  close(nameStart: number, nameEnd: number): void
  /** @param references whether `&amp;` stands for another character in it */
  text(start: number, end: number, references: boolean): void
  comment(start: number, end: number): void
  /** Whether `<![CDATA[` means something where the text has come to. */
  isForeign(): boolean
}

/**
 * Reads the tokens of HTML as the standard has them (https://html.spec.whatwg.org/multipage/parsing.html#tokenization),
 * in one pass and without copying: the search for the next `<` is the engine's own. An unfinished tag at the end is none.
 */
export class HtmlTokens implements StartTag {
  nameStart = 0
  nameEnd = 0
  end = 0
  selfClosing = false
  readonly #text: string
  readonly #sink: TokenSink
  readonly #attributes = new AttributeScan()
  /** Where the text began that has not been handed on. */
  #from = 0
  /** The next place of the other way to end a comment: looked for once, however many comments there are. */
  #bang = -1

  private constructor(text: string, sink: TokenSink) {
    this.#text = text
    this.#sink = sink
  }

  static read(text: string, sink: TokenSink): void {
    const tokens = new HtmlTokens(text, sink)
    let at = text.indexOf('<')
    while (at !== -1) at = text.indexOf('<', tokens.#token(at))
    tokens.#flush(text.length)
  }

  /** @returns where to go on */
  #token(at: number): number {
    const code = this.#text.charCodeAt(at + 1)
    if (isLetter(code)) return this.#start(at)
    if (code === 0x2f) return this.#endTag(at)
    if (code === 0x21) return this.#declaration(at)
    if (code === 0x3f) return this.#bogus(at, at + 1)
    return at + 1
  }

  /** Hands on the text before a token. */
  #flush(to: number, references = true): void {
    if (to > this.#from) this.#sink.text(this.#from, to, references)
    this.#from = to
  }

  #start(at: number): number {
    const sink = this.#sink
    this.#flush(at)
    this.nameStart = at + 1
    this.nameEnd = endOfName(this.#text, at + 2)
    this.end = this.#pass(this.nameEnd, sink)
    this.#from = this.end
    if (this.#attributes.close === 'open') return this.end
    this.selfClosing = this.#attributes.close === '/>'
    const content = sink.open(this)
    return content === 'markup' ? this.end : this.#content(content)
  }

  /** @returns behind the tag */
  #pass(from: number, sink?: TokenSink): number {
    const attributes = this.#attributes
    attributes.begin(from)
    while (attributes.next(this.#text)) sink?.attribute(attributes.nameStart, attributes.nameEnd)
    return attributes.at
  }

  /** What is text up to its element's end tag. */
  #content(content: Exclude<Content, 'markup'>): number {
    const name = this.#text.slice(this.nameStart, this.nameEnd).toLowerCase()
    const end = content === 'plaintext' ? this.#text.length : this.#endOf(name, content)
    this.#flush(end, content === 'rcdata')
    return end
  }

  #endOf(name: string, content: Content): number {
    const end = endOfRaw(this.#text, name, this.end)
    const hidden = content === 'script' && this.#text.slice(this.end, end).includes('<!--')
    return hidden ? endOfScript(this.#text, this.end) : end
  }

  #endTag(at: number): number {
    const code = this.#text.charCodeAt(at + 2)
    if (Number.isNaN(code)) return at + 2
    if (code === 0x3e) return this.#drop(at, at + 3)
    if (!isLetter(code)) return this.#bogus(at, at + 2)
    this.#flush(at)
    const nameEnd = endOfName(this.#text, at + 3)
    const end = this.#pass(nameEnd)
    this.#from = end
    if (this.#attributes.close !== 'open') this.#sink.close(at + 2, nameEnd)
    return end
  }

  #declaration(at: number): number {
    const text = this.#text
    if (text.startsWith('--', at + 2)) return this.#comment(at)
    if (/^doctype$/i.test(text.slice(at + 2, at + 9))) return this.#drop(at, behind(text, '>', at + 9))
    if (text.startsWith('[CDATA[', at + 2) && this.#sink.isForeign()) return this.#cdata(at)
    return this.#bogus(at, at + 2)
  }

  #comment(at: number): number {
    const text = this.#text
    const start = at + '<!--'.length
    const abrupt = /^-?>/.exec(text.slice(start, start + 2))?.[0]
    if (abrupt !== undefined) return this.#told(at, start, start, start + abrupt.length)
    const dashes = text.indexOf('-->', start)
    if (this.#bang < start) this.#bang = indexOrEnd(text, '--!>', start)
    if (dashes !== -1 && dashes < this.#bang) return this.#told(at, start, dashes, dashes + '-->'.length)
    return this.#told(at, start, this.#bang, Math.min(this.#bang + '--!>'.length, text.length))
  }

  #cdata(at: number): number {
    const start = at + '<![CDATA['.length
    const end = indexOrEnd(this.#text, ']]>', start)
    this.#flush(at)
    this.#from = start
    this.#flush(end, false)
    this.#from = Math.min(end + ']]>'.length, this.#text.length)
    return this.#from
  }

  /** What is no markup, up to the next `>`, is a comment. */
  #bogus(at: number, start: number): number {
    const end = indexOrEnd(this.#text, '>', start)
    return this.#told(at, start, end, Math.min(end + 1, this.#text.length))
  }

  #told(at: number, start: number, end: number, behindIt: number): number {
    this.#flush(at)
    this.#sink.comment(start, end)
    this.#from = behindIt
    return behindIt
  }

  #drop(at: number, behindIt: number): number {
    this.#flush(at)
    this.#from = behindIt
    return behindIt
  }
}

function isLetter(code: number): boolean {
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

function indexOrEnd(text: string, needle: string, from: number): number {
  const at = text.indexOf(needle, from)
  return at === -1 ? text.length : at
}

function behind(text: string, needle: string, from: number): number {
  return Math.min(indexOrEnd(text, needle, from) + needle.length, text.length)
}

/** Where the end tag of an element stands whose content is text; the end of the text when there is none. */
function endOfRaw(text: string, name: string, from: number): number {
  for (let at = text.indexOf('</', from); at !== -1; at = text.indexOf('</', at + 2)) {
    const end = at + 2 + name.length
    if (/[\t\n\f\r />]/.test(text.charAt(end)) && text.slice(at + 2, end).toLowerCase() === name) return at
  }
  return text.length
}
