import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'
import { sarif } from './sarif.ts'

/** Every format, by the name that `--format` takes. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty,
  json,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
  html,
}

/** Whether a format lists every image, not only those of findings. */
export function listsImages(format: string): boolean {
  return format === 'json' || format === 'junit'
}

export { wordFailures } from './failures.ts'
export { plainReader, plainStyle } from './reporter.ts'
export type { Reader, Reporter, Style } from './reporter.ts'
export { shortSource } from './source-name.ts'
export { wordFinding, wordLeft } from './wording.ts'
export type { Wording } from './wording.ts'
