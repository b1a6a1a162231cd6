import { objectOf, textOf } from '../modelrunner/json.ts'
import type { Format } from './prompt.ts'

/** What the model said, before anybody judges it. */
export type Answer =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'decorative' }
  | { readonly kind: 'refused'; readonly reason: string }

/** JSON Schema of an answer. Strict services want every member required and no others. */
export const SCHEMA: Readonly<Record<string, unknown>> = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['words', 'decorative', 'refused'] },
    text: { type: 'string', description: 'The alternative; empty if decorative; why, if refused.' },
  },
  required: ['kind', 'text'],
  additionalProperties: false,
}

/** An alternative is a sentence; what is longer than this is no answer, and must not be searched for one. */
const LONGEST = 20_000
/** Of a line without a label that may still be an alternative. */
const LONGEST_LINE = 600

/**
 * Reads what a model wrote: the JSON object, or the labelled line. Small models forget the label: a single line alone
 * counts as words where lines were asked for. `undefined` for anything else.
 */
export function parseAnswer(written: string, format: Format): Answer | undefined {
  const text = unfence(withoutThoughts(written).trim())
  if (text === '' || text.length > LONGEST) return undefined
  return fromJson(text) ?? fromLabel(text) ?? (format === 'line' ? fromBareLine(text) : undefined)
}

/** Some servers leave a model's reasoning in its answer. What never came to an end holds no answer. */
function withoutThoughts(text: string): string {
  const end = '</think>'
  const at = text.lastIndexOf(end)
  if (at >= 0) return text.slice(at + end.length)
  return text.trimStart().startsWith('<think>') ? '' : text
}

function unfence(text: string): string {
  return /^```\w{0,10}\n([^]*?)\n?```$/.exec(text)?.[1]?.trim() ?? text
}

function fromJson(text: string): Answer | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  try {
    const shape = objectOf(JSON.parse(text))
    return shape && answerOf(textOf(shape.kind), textOf(shape.text) ?? '')
  } catch {
    // Not JSON: whether it is anything else is for the others to say.
    return undefined
  }
}

const LABELS: ReadonlyMap<string | undefined, Answer['kind']> = new Map([
  ['ALT', 'words'],
  ['DECORATIVE', 'decorative'],
  ['REFUSED', 'refused'],
])

/** A paragraph counts as one line: some wrap theirs. What stands before or after it, in others, is talk. */
function fromLabel(text: string): Answer | undefined {
  const found = text.split(/\n\s*\n|\n(?=(?:ALT|DECORATIVE|REFUSED)\b)/).flatMap((paragraph) => {
    const [, label, rest = ''] = /^([A-Z]{3,10})\b[:.]?\s*([^]*)$/.exec(paragraph.trim()) ?? []
    const kind = LABELS.get(label)
    return kind === undefined ? [] : [answerOf(kind, rest)]
  })
  // Two answers are none.
  return found.length === 1 ? found[0] : undefined
}

function fromBareLine(text: string): Answer | undefined {
  if (/^decorative(?: image)?\.?$/i.test(text)) return { kind: 'decorative' }
  const isOne = !text.includes('\n') && text.length <= LONGEST_LINE
  return isOne && /^[^{[<`]/.test(text) && !/\b(?:ALT|REFUSED|DECORATIVE):/.test(text)
    ? { kind: 'words', text }
    : undefined
}

function answerOf(kind: string | undefined, text: string): Answer | undefined {
  switch (kind) {
    case 'words':
      return text === '' ? undefined : { kind, text }
    case 'decorative':
      return { kind }
    case 'refused':
      return { kind, reason: text === '' ? 'It gave no reason.' : text }
    default:
      return undefined
  }
}
