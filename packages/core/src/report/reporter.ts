import type { AuditReport } from '../audit-report.ts'
import type { Severity } from '../finding.ts'
import type { ImageFile } from '../image.ts'

/** How text may look where it is going. Colours are functions, so that a file gets none. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  underline(text: string): string
}

/** Text as it is, for files and pipes. */
export const plainStyle: Style = {
  bold: (text) => text,
  dim: (text) => text,
  red: (text) => text,
  yellow: (text) => text,
  green: (text) => text,
  underline: (text) => text,
}

/** Who reads a report: where they stand, and what they can be shown beside it. */
export interface Reader {
  /** The way from where a person stands to the site: empty, `docs/` or `../`. */
  readonly here: string
  /** The way from the root of the repository to the site: empty or `docs/`. Services know files by it. */
  readonly repository: string
  /** What fails the run that is reported: warnings as well, or errors alone. */
  readonly fails: Severity
  /** The text of a file of the site; `undefined` where it cannot be had. */
  text(file: string): string | undefined
  /** A small picture of an image as a `data:` address; `undefined` where it cannot be had. */
  thumbnail(image: ImageFile): Promise<string | undefined>
}

/** Who stands at the root of the site, and has nothing but the report. */
export const plainReader: Reader = {
  here: '',
  repository: '',
  fails: 'error',
  text: () => undefined,
  thumbnail: async () => undefined,
}

/** A report made text. Nothing else: no printing, no exit code. */
export type Reporter = (report: AuditReport, style: Style, reader?: Reader) => string | Promise<string>
