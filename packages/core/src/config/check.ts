import * as v from 'valibot'
import { AltTextError } from '../error.ts'
import { nearest } from '../nearest.ts'

/**
 * Checks options against their schema, strictly.
 * @param where what a message calls them: the config file, or the plugin's options
 * @throws AltTextError `CONFIG_INVALID`, naming the option and the nearest known one
 */
export function checkOptions<T>(schema: v.GenericSchema<T>, options: unknown, where: string): T {
  // To the schema, lists and promises are objects too, with nothing unknown in them.
  if (!isPlain(options)) throw invalid(`The options must be an object, not ${named(options)}.`, where)
  const result = v.safeParse(schema, options)
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue) ?? ''
  if (issue.type === 'strict_object' && issue.expected === 'never')
    throw unknownOption(path, knownNames(schema, path), where)
  throw invalid(`Option "${path}" must be ${wanted(issue)}, not ${named(issue.input)}.`, where)
}

function invalid(message: string, file: string, fix?: string): AltTextError {
  return new AltTextError('CONFIG_INVALID', message, { place: { file }, fix })
}

function unknownOption(path: string, known: readonly string[], where: string): AltTextError {
  const name = path.split('.').at(-1) ?? path
  const near = nearest(name, known)
  const fix = near === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean "${near}"?`
  return invalid(`There is no option "${path}".`, where, fix)
}

/** A schema of valibot's, as far as it is walked here. */
interface Shape {
  readonly entries?: Readonly<Record<string, Shape>> | undefined
  readonly items?: readonly Shape[] | undefined
  readonly wrapped?: Shape | undefined
  readonly getter?: ((input: unknown) => Shape) | undefined
}

/** The names beside the unknown one, as deep as it stands. */
function knownNames(schema: unknown, path: string): string[] {
  let shape: Shape | undefined = schema as Shape
  for (const part of path.split('.').slice(0, -1)) shape = shape && partOf(shape, part)
  return Object.keys((shape && bare(shape, {}).entries) ?? {})
}

function partOf(shape: Shape, part: string): Shape | undefined {
  const { entries, items } = bare(shape, /^\d+$/.test(part) ? [] : {})
  return entries?.[part] ?? items?.[Number(part)]
}

/** Without what stands around it; a lazy one is what it is for such an input. */
function bare(shape: Shape, input: unknown): Shape {
  if (shape.wrapped !== undefined) return bare(shape.wrapped, input)
  return shape.getter === undefined ? shape : bare(shape.getter(input), input)
}

const kinds: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
}

/** What the schema says in words of its own, else what it expects, in ours. */
function wanted({ message, expected }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message
  return kinds[expected ?? ''] ?? (expected ?? '').replaceAll(/[()]/g, '').replaceAll(' | ', ' or ')
}

function named(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Promise) return 'a promise'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value))
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Promise)
}
