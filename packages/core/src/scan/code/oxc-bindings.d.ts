declare module 'oxc-parser/src-js/bindings.js' {
  import type { OxcError, ParserOptions } from 'oxc-parser'

  /** What the native parser hands over; each field is made when it is read. */
  export interface NativeResult {
    /** JSON: the tree is its `node`. */
    readonly program: string
    readonly errors: OxcError[]
  }

  export function parseSync(filename: string, text: string, options: ParserOptions): NativeResult
}
