/** A key of an object or an index of an array. */
export type Step = string | number

/** Why a text is not strict JSON, and where. */
export interface Fault {
  readonly message: string
  /** UTF-16 units from the start of the text. */
  readonly offset: number
}

type Visit = (path: readonly Step[], offset: number) => void

/** Far more than a captions file holds; without a limit, writing a hostile file back would overflow the stack. */
const deepest = 64

/**
 * The first place where a text breaks JSON's grammar (RFC 8259) or names a key twice in one object. `JSON.parse` takes
 * the last of two equal keys without a word, which is how a bad merge loses a person's caption; and what it says of a
 * syntax error, and whether it says where, differs between versions of Node.
 */
export function findFault(text: string): Fault | undefined {
  try {
    new Walk(text, () => {}).run()
    return undefined
  } catch (error) {
    if (error instanceof Break) return { message: error.message, offset: error.offset }
    throw error
  }
}

/** Where the value at a path starts, in a text without faults. For what is not there: where its nearest parent starts. */
export function offsetOf(text: string, path: readonly Step[]): number {
  let offset = 0
  let depth = -1
  new Walk(text, (steps, at) => {
    if (steps.length <= depth || !steps.every((step, index) => step === path[index])) return
    offset = at
    depth = steps.length
  }).run()
  return offset
}

/** Visits every value of a text without faults, with its path (not to be kept: it changes) and offset. */
export function eachValue(text: string, visit: (path: readonly Step[], offset: number) => void): void {
  new Walk(text, visit).run()
}

class Break extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

class Walk {
  readonly #text: string
  readonly #visit: Visit
  readonly #path: Step[] = []
  #at = 0

  constructor(text: string, visit: Visit) {
    this.#text = text
    this.#visit = visit
  }

  run(): void {
    this.#value()
    if (this.#at < this.#text.length) throw new Break('Nothing may follow the closing brace.', this.#at)
  }

  #value(): void {
    this.#skipBlanks()
    if (this.#path.length > deepest) throw new Break(`Nested deeper than ${deepest} levels.`, this.#at)
    this.#visit(this.#path, this.#at)
    const first = this.#text[this.#at]
    if (first === '{') this.#object()
    else if (first === '[') this.#list(']', (index) => this.#step(index))
    else if (first === '"') this.#string()
    else this.#skip(literal, 'a value')
    this.#skipBlanks()
  }

  #object(): void {
    const keys = new Set<string>()
    this.#list('}', () => {
      this.#skipBlanks()
      const start = this.#at
      if (this.#text[start] !== '"') throw this.#expected('a key in double quotes')
      const key = this.#string()
      if (keys.has(key)) throw new Break(`The key ${JSON.stringify(key)} stands twice in one object.`, start)
      keys.add(key)
      this.#skipBlanks()
      if (this.#text[this.#at] !== ':') throw this.#expected('":"')
      this.#at++
      this.#step(key)
    })
  }

  #list(close: string, member: (index: number) => void): void {
    this.#at++
    this.#skipBlanks()
    if (this.#text[this.#at] !== close) {
      for (let index = 0; index === 0 || this.#text[this.#at] === ','; index++) {
        if (index > 0) this.#at++
        member(index)
      }
    }
    if (this.#text[this.#at] !== close) throw this.#expected(`"," or "${close}"`)
    this.#at++
  }

  #step(step: Step): void {
    this.#path.push(step)
    this.#value()
    this.#path.pop()
  }

  /** Unit by unit: a regular expression over a whole string would backtrack on a long one that never ends. */
  #string(): string {
    const start = this.#at++
    let escaped = false
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at)
      if (unit === 0x22) break
      if (unit === 0x5c) {
        escaped = true
        this.#skip(escape, 'an escape that JSON knows')
      } else if (unit >= 0x20) this.#at++
      else if (Number.isNaN(unit)) throw new Break('This string never ends.', start)
      else throw new Break('A string may not hold a line end or another control character.', this.#at)
    }
    this.#at++
    const raw = this.#text.slice(start, this.#at)
    return escaped ? (JSON.parse(raw) as string) : raw.slice(1, -1)
  }

  #skip(token: RegExp, name: string): void {
    token.lastIndex = this.#at
    if (!token.test(this.#text)) throw this.#expected(name)
    this.#at = token.lastIndex
  }

  #skipBlanks(): void {
    for (
      let unit = this.#unit();
      unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
      unit = this.#unit()
    ) {
      this.#at++
    }
  }

  #unit(): number {
    return this.#text.charCodeAt(this.#at)
  }

  #expected(what: string): Break {
    const found = this.#text[this.#at]
    const instead = found === undefined ? 'the file ends here' : `found ${JSON.stringify(found)}`
    return new Break(`Expected ${what}, ${instead}.`, this.#at)
  }
}
