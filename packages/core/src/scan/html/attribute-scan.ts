/**
 * Goes from attribute to attribute of one tag, as the HTML standard's tokenizer does
 * (https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state). One is made for a whole page.
 */
export class AttributeScan {
  /** Where the next attribute is looked for. */
  at = 0
  nameStart = 0
  nameEnd = 0
  /** Of the value without quotes; -1 where there is none. */
  valueStart = -1
  valueEnd = -1
  /** Behind the attribute: its closing quote included. */
  end = 0
  /** What ended the tag: `open` where the text ends before it does. */
  close: '>' | '/>' | 'open' = 'open'

  /** @param at behind the tag's name */
  begin(at: number): void {
    this.at = at
  }

  /** Moves to the next attribute; false at the end of the tag, `at` being behind it then. */
  next(text: string): boolean {
    let at = this.at
    let code = text.charCodeAt(at)
    while (isSpace(code) || code === slash) {
      if (code === slash && text.charCodeAt(at + 1) === greater) return this.#finish(at + 2, '/>')
      code = text.charCodeAt(++at)
    }
    if (code === greater) return this.#finish(at + 1, '>')
    if (at >= text.length) return this.#finish(text.length, 'open')
    this.nameStart = at
    do code = text.charCodeAt(++at)
    while (code !== equals && !endsName(code) && at < text.length)
    this.nameEnd = at
    while (isSpace(code)) code = text.charCodeAt(++at)
    if (code === equals) return this.#value(text, at + 1)
    this.valueStart = -1
    this.end = this.nameEnd
    this.at = at
    return true
  }

  #value(text: string, from: number): boolean {
    let at = from
    let code = text.charCodeAt(at)
    while (isSpace(code)) code = text.charCodeAt(++at)
    if (code === double || code === single) {
      this.valueStart = at + 1
      this.valueEnd = text.indexOf(code === double ? '"' : "'", at + 1)
      if (this.valueEnd === -1) return this.#finish(text.length, 'open')
      this.end = this.valueEnd + 1
    } else {
      this.valueStart = at
      while (code !== greater && !isSpace(code) && at < text.length) code = text.charCodeAt(++at)
      this.valueEnd = at
      this.end = at
    }
    this.at = this.end
    return true
  }

  #finish(at: number, close: AttributeScan['close']): false {
    this.at = at
    this.close = close
    return false
  }
}

const slash = 0x2f
const greater = 0x3e
const equals = 0x3d
const double = 0x22
const single = 0x27

/** Behind the name of a tag that begins here, or of an attribute. */
export function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length && !endsName(text.charCodeAt(at))) at++
  return at
}

/** Blank, `/` or `>`. */
function endsName(code: number): boolean {
  return code === greater || code === slash || isSpace(code)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c
}
