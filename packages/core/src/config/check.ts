import * as v from 'valibot'
import { AltTextError } from '../error.ts'
import { nearest } from './nearest.ts'

/**
 * Checks options against their schema, strictly.
 * @param where what a message calls them: the config file, or the plugin's options
 * @throws AltTextError `CONFIG_INVALID`, naming the option and the nearest known one
 */
export function checkOptions<T>(schema: v.GenericSchema<T>, options: unknown, where: string): T {
  const result = v.safeParse(schema, options)
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue) ?? ''
  if (issue.type === 'strict_object' && issue.expected === 'never')
    throw unknownOption(path, knownNames(schema, path), where)
  const option = path === '' ? 'The config' : `Option "${path}"`
  throw new AltTextError('CONFIG_INVALID', `${option} must be ${wanted(issue)}, not ${issue.received}.`, {
    place: { file: where },
  })
}

function unknownOption(path: string, known: readonly string[], where: string): AltTextError {
  const name = path.split('.').at(-1) ?? path
  const near = nearest(name, known)
  return new AltTextError('CONFIG_INVALID', `There is no option "${path}".`, {
    place: { file: where },
    fix: near === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}

/** The names beside the unknown one, as deep as it stands. */
function knownNames(schema: unknown, path: string): string[] {
  let entries: Record<string, unknown> = (schema as { entries: Record<string, unknown> }).entries
  for (const part of path.split('.').slice(0, -1)) {
    const inner = entries[part] as { wrapped?: { entries?: Record<string, unknown> } } | undefined
    entries = inner?.wrapped?.entries ?? {}
  }
  return Object.keys(entries)
}

function wanted(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'regex' || issue.type === 'custom') return issue.message
  return issue.expected ?? issue.message
}
