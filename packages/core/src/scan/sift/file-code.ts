import { basePathMembers } from '../code/base-path.ts'
import { knownNames } from '../code/known-names.ts'

/**
 * What can be told of the expressions in a file without parsing it: on text or bytes alone. The parsers fold constants of
 * the file (see `evaluate`); what begins with any other name is known at run time only.
 */
export class FileCode {
  readonly #text: string
  #constants: ReturnType<typeof knownNames> | undefined
  #mayNameImages: boolean | undefined
  #mayTypeImages: boolean | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Never wrong when it says yes: whatever follows, calls, members or operators, an unknown value stays unknown. */
  isKnownAtRunTime(expression: string): boolean {
    const name = leading.exec(expression)?.groups?.['name']
    if (name === undefined || reserved.has(name) || name.length > longestName) return false
    this.#constants ??= knownNames(this.#text)
    return !this.#constants.has(name)
  }

  /**
   * Whether the role or type of an image may be put together: a text in the file is one, or begins with a part of one
   * that ends where the text does. Never wrong when it says no.
   */
  get mayNameImages(): boolean {
    return (this.#mayNameImages ??= imageText.test(this.#text))
  }

  /** The same for the type of an `<input>`, which needs no quotes everywhere. */
  get mayTypeImages(): boolean {
    return (this.#mayTypeImages ??= this.mayNameImages || /type\s*=\s*i/i.test(this.#text))
  }
}

/** A longer one may be cut off. */
const longestName = 100

/** A name, or the first in a template. */
const leading = /^\s*(?:`(?:[^`\\$]|\$(?!\{))*\$\{\s*)?(?<name>[A-Za-z_$][\w$]*)(?![\w$\x80-\uFFFF])/

/** They are constants, or begin something else than a name. */
const reserved: ReadonlySet<string> = new Set([
  ...'undefined NaN null true false void await new require typeof function class'.split(' '),
  ...Array.from(basePathMembers.keys(), (member) => member.slice(0, member.indexOf('.'))),
])

/** Vue's code is written in attributes, where a quote may be a reference. */
const imageText =
  /(?:["'`}]|&(?:quot|apos|#[\dxX]+);)\s*(?:\\[xu\d]|&#|(?:img|image|graphics-)|(?:i|im|ima|imag|g|gr|gra|grap|graph|graphi|graphic|graphics)(?=\s*(?:["'`\\{]|\$\{|&)))/i
