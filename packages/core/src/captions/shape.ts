import * as v from 'valibot'
import { isBlank } from '../blank.ts'
import type { State } from '../entry.ts'
import type { Role } from '../occurrence.ts'
import type { Step } from './json.ts'

/** What is wrong with a value's form, and where it stands. */
export interface Misshape {
  readonly path: readonly Step[]
  /** Without a subject: `must be text`. */
  readonly message: string
}

const states = ['draft', 'approved', 'edited', 'decorative', 'rejected'] as const satisfies readonly State[]
const roles = ['informative', 'functional', 'redundant', 'complex', 'text'] as const satisfies readonly Role[]

/** Valibot reports a key that is missing as a fault of the object, at the key's path. */
const anObject = ({ expected }: { expected: string | null }): string =>
  expected === 'Object' ? notAnObject : 'is missing'
const notAnObject = 'must be an object'
let built: ReturnType<typeof buildSchemas> | undefined

/** Built when there is a file to check: an audit of a site without one does not wait for it. */
function schemas(): ReturnType<typeof buildSchemas> {
  return (built ??= buildSchemas())
}

/** An empty alternative is said by the state alone: `"alt": ""` could be a decision or a slip. */
const blank =
  'must have words in "alt"; an image that carries nothing, as "proposes" may say, has the state "decorative"'

function buildSchemas() {
  const text = v.string('must be text')
  const tag = v.pipe(text, v.regex(/^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i, 'must be a language tag such as "de" or "pt-BR"'))
  const state = v.picklist(states, `must be one of ${states.join(', ')}`)

  const optional = {
    alt: v.optional(text),
    by: v.optional(text),
    confidence: v.optional(
      v.pipe(v.number('must be a number'), v.minValue(0, 'must be 0 to 1'), v.maxValue(1, 'must be 0 to 1')),
    ),
    proposes: v.optional(v.literal('decorative', 'must be "decorative"')),
    others: v.optional(v.array(v.looseObject({ alt: text, by: text }, anObject), 'must be a list')),
  }

  const words = v.pipe(
    v.looseObject({ ...optional, state }, anObject),
    v.check((words) => saysSomething(words), blank),
  )

  const use = v.pipe(
    v.looseObject(
      {
        in: text,
        role: v.picklist(roles, `must be one of ${roles.join(', ')}`),
        target: v.optional(text),
        lang: v.optional(tag),
        ...optional,
        state,
      },
      anObject,
    ),
    v.check((words) => saysSomething(words), blank),
  )

  const entry = v.pipe(
    v.looseObject(
      {
        hash: v.pipe(text, v.regex(/^sha256-[\da-f]{32}$/, 'must be "sha256-" and 32 hex digits')),
        lang: v.optional(tag),
        ...optional,
        state: v.optional(state),
        languages: v.optional(v.custom<Record<string, unknown>>(isObject, notAnObject)),
        uses: v.optional(v.array(use, 'must be a list')),
      },
      anObject,
    ),
    v.check(
      ({ state, alt, proposes }) => state !== undefined || (alt === undefined && proposes === undefined),
      'must have a "state"; words that a person wrote are "edited"',
    ),
    v.check((words) => saysSomething(words), blank),
  )
  return { tag, words, entry }
}

function saysSomething({ state, alt }: { state?: State | undefined; alt?: string | undefined }): boolean {
  return (state !== 'approved' && state !== 'edited') || !isBlank(alt ?? '')
}

/** The first thing about the images that a captions file may not hold. Unknown keys may hold anything. */
export function findMisshape(images: unknown): Misshape | undefined {
  if (!isObject(images)) return { path: ['images'], message: notAnObject }
  for (const [key, value] of Object.entries(images)) {
    const found = check(schemas().entry, value, ['images', key]) ?? inLanguages(value, ['images', key])
    if (found) return found
  }
  return undefined
}

/** By hand, because `v.record` passes over `__proto__`, and recall looks at every key. */
function inLanguages(value: unknown, path: readonly Step[]): Misshape | undefined {
  const { languages = {} } = value as { languages?: Record<string, unknown> }
  for (const [language, spoken] of Object.entries(languages)) {
    const here = [...path, 'languages', language]
    const found = check(schemas().tag, language, here) ?? check(schemas().words, spoken, here)
    if (found) return found
  }
  return undefined
}

function check(schema: v.GenericSchema, value: unknown, path: readonly Step[]): Misshape | undefined {
  const issue = v.safeParse(schema, value, { abortEarly: true }).issues?.[0]
  if (!issue) return undefined
  const steps = issue.path?.map(({ key }) => key as Step) ?? []
  return { path: [...path, ...steps], message: issue.message }
}

/** `typeof` and valibot take lists for objects. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
