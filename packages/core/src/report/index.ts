import { json } from './json.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'

/** Every format, by the name that `--format` takes. */
export const reporters: Readonly<Record<string, Reporter>> = { pretty, json }

export { wordFailures } from './failures.ts'
export { shortSource } from './pretty.ts'
export { plainStyle } from './reporter.ts'
export type { Reporter, Style } from './reporter.ts'
export { wordFinding, wordLeft } from './wording.ts'
export type { Wording } from './wording.ts'
