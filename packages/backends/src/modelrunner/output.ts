import { messageOf } from '@alt-text/core'
import { detailOf, oneLine } from './failure.ts'
import { objectOf, textOf } from './json.ts'

/** Makes words of what an endpoint gives: its `output`, and the whole record. */
export type OutputMapper = (output: unknown, record: Readonly<Record<string, unknown>>) => unknown

/** What a finished request came to. */
export type Outcome =
  | {
      readonly kind: 'words'
      readonly text: string
      /** The model that really ran, where a fallback took over. */
      readonly model?: string | undefined
      /** US dollars. */
      readonly usd?: number | undefined
    }
  /** Not billed; a new request is legitimate. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryable: boolean }
  /** Paid for, and no words to be had. */
  | { readonly kind: 'lost'; readonly reason: string }

const RUNNING = new Set(['IN_QUEUE', 'IN_PROGRESS'])

/** Reads the request record that the result call gives; nothing when it says that the work goes on. */
export function outcomeOf(record: unknown, mapper: OutputMapper | undefined): Outcome | undefined {
  const shape = objectOf(record)
  if (shape === undefined) throw new Error('The result is not a request record')
  if (RUNNING.has(String(shape.status))) return undefined
  if (shape.billingStatus === 'failed' || shape.status === 'FAILED' || shape.status === 'CANCELLED') {
    return { kind: 'failed', reason: detailOf(shape) ?? 'no reason given', retryable: false }
  }
  if (shape.payloadsPurgedAt) return { kind: 'lost', reason: 'the service has deleted the answer' }
  try {
    const text = textOf(single(mapper ? mapper(shape.output, shape) : shape.output))
    if (text !== undefined) return { kind: 'words', text, model: textOf(shape.modelEndpoint), usd: priceOf(shape) }
  } catch (error) {
    return { kind: 'lost', reason: `the option \`output\` threw: ${oneLine(messageOf(error))}` }
  }
  return { kind: 'lost', reason: `its output holds no words: ${oneLine(JSON.stringify(shape.output) ?? 'nothing')}` }
}

/** A decimal string, in the documents. */
function priceOf({ totalPrice }: Readonly<Record<string, unknown>>): number | undefined {
  const usd = textOf(totalPrice) === undefined ? totalPrice : Number(totalPrice)
  return typeof usd === 'number' && Number.isFinite(usd) && usd >= 0 ? usd : undefined
}

/** The client types unknown endpoints as `string | string[]`. */
function single(output: unknown): unknown {
  return Array.isArray(output) && output.length === 1 ? output[0] : output
}
