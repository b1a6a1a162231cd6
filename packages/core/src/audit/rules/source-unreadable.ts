import type { Rule } from '../rule.ts'

/** A source that could not be read. It may hold any number of images: never taken for none. */
export const sourceUnreadable: Rule = {
  code: 'source-unreadable',
  severity: 'error',
  source: 'what is not read is not audited',
  check: ({ source, error }) => {
    if (error === undefined) return []
    const { line = 1, column = 1 } = error.place ?? {}
    const data = { error: error.code, message: error.message, fix: error.fix ?? null }
    return [{ file: source.path, range: { start: 0, end: 0 }, line, column, image: { kind: 'none' }, data }]
  },
}
