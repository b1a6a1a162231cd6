/** Where something stands, as people and editors count it. */
export interface Place {
  /** POSIX path from the project root; absolute only where there is no root yet. */
  readonly file: string
  /** 1-based. */
  readonly line?: number | undefined
  /** 1-based, in UTF-16 units. */
  readonly column?: number | undefined
}

/** What kinds of trouble are expected. Tests and callers compare these, never the English. */
export type ErrorCode =
  | 'CONFIG_UNREADABLE'
  | 'CONFIG_INVALID'
  | 'CAPTIONS_UNREADABLE'
  | 'CAPTIONS_NEWER'
  | 'CAPTIONS_LOCKED'
  | 'BASELINE_UNREADABLE'
  | 'SOURCE_UNREADABLE'
  | 'SOURCE_TOO_DEEP'
  | 'SOURCE_TOO_LARGE'
  | 'IMAGE_UNREADABLE'
  | 'PEER_MISSING'
  | 'MISSING_ALTERNATIVES'
  | 'USAGE'

/**
 * An expected failure: says what happened to which file, and the mend.
 * Everything that is not one of these is a bug and may crash loudly.
 */
export class AltTextError extends Error {
  /** Two copies of this package in one process still recognise each other's errors. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AltTextError' && 'code' in value
  }

  override readonly name = 'AltTextError'
  readonly code: ErrorCode
  readonly place: Place | undefined
  /** What the reader can do about it, as one sentence. */
  readonly fix: string | undefined

  constructor(
    code: ErrorCode,
    message: string,
    details: { place?: Place | undefined; fix?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause })
    this.code = code
    this.place = details.place
    this.fix = details.fix
  }
}

/** `file:line:column: message Fix.`: the one-line form that every surface prints. */
export function describeError(error: unknown): string {
  if (!(error instanceof AltTextError)) return error instanceof Error ? error.message : String(error)
  const { place } = error
  const at = place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') + ': ' : ''
  return at + error.message + (error.fix ? ` ${error.fix}` : '')
}

/** The message of anything that was thrown, for use inside another message. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** True for a Node error with this code, such as `ENOENT`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
