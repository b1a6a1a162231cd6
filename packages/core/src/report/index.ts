import type { Reporter } from './reporter.ts'

/** Every format, by the name that `--format` takes; each is loaded when it is asked. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty: async (...report) => (await import('./pretty.ts')).pretty(...report),
  json: async (...report) => (await import('./json.ts')).json(...report),
  sarif: async (...report) => (await import('./sarif.ts')).sarif(...report),
  junit: async (...report) => (await import('./junit.ts')).junit(...report),
  github: async (...report) => (await import('./github.ts')).github(...report),
  gitlab: async (...report) => (await import('./gitlab.ts')).gitlab(...report),
  markdown: async (...report) => (await import('./markdown.ts')).markdown(...report),
  html: async (...report) => (await import('./html.ts')).html(...report),
}

/** Whether a format lists every image, not only those of findings. */
export function listsImages(format: string): boolean {
  return format === 'json' || format === 'junit'
}

/** Whether a page or a Markdown file is a report that was written before. */
export function isReport(text: string): boolean {
  return /^### \S+ Text alternatives$|^<title>Text alternatives: \d/m.test(text.slice(0, 20_000))
}

export { wordFailures } from './failures.ts'
export { plainReader, plainStyle } from './reporter.ts'
export type { Reader, Reporter, Style } from './reporter.ts'
export { shortSource } from './source-name.ts'
export { wordFinding, wordLeft } from './wording.ts'
export type { Wording } from './wording.ts'
