import { polish, signatureOf } from './backend/index.ts'
import type { Backend, Dispatch, DispatchRequest, Outcome } from './backend/index.ts'
import type { ResolvedConfig } from './config/index.ts'
import type { Words } from './entry.ts'
import { AltTextError } from './error.ts'
import { lettersOf } from './wording/letters.ts'

type Agreement = ResolvedConfig['agreement']
type Others = NonNullable<Words['others']>

/** @throws AltTextError `CONFIG_INVALID` where more than one opinion is wanted and there can be only one */
export function checkAgreement({ samples, all }: Agreement, backends: readonly Backend[]): void {
  if (samples > 1 && backends.every(({ limits }) => limits.deterministic)) {
    const names = backends.map(signatureOf).join(', ')
    throw invalid(
      `\`agreement.samples\` is ${samples}, but ${names} gives the same words each time.`,
      'Leave it out, or ask another backend as well with `agreement: { all: true }`.',
    )
  }
  if (all && backends.length < 2)
    throw invalid('`agreement.all` needs two backends at least.', 'List another one, or leave it out.')
}

function invalid(message: string, fix: string): AltTextError {
  return new AltTextError('CONFIG_INVALID', message, { fix })
}

export interface OpinionOptions {
  readonly agreement: Agreement
  readonly backends: readonly Backend[]
  readonly dispatch: Dispatch
  /** Key of the image in the captions file. */
  readonly key: string
}

/**
 * Asks for what others say about an image that has words, and keeps what says something else: case, punctuation and
 * blanks are no difference. Who fails or has nothing to say has no opinion.
 */
export async function otherOpinions(
  request: DispatchRequest,
  first: Extract<Outcome, { kind: 'words' }>,
  { agreement: { samples, all }, backends, dispatch, key }: OpinionOptions,
): Promise<Others | undefined> {
  const again = isVaried(backends, first.backend) ? samples - 1 : 0
  const asked = [
    ...Array.from({ length: again }, (_, index) => ({ only: first.backend, sample: index + 1 })),
    ...(all ? backends.map(signatureOf).filter((only) => only !== first.backend) : []).map((only) => ({ only })),
  ]
  if (asked.length === 0) return undefined
  const outcomes = await Promise.all(asked.map((ask) => dispatch.caption(request, ask)))
  const others = new Map<string, Others[number]>()
  for (const { alt, by } of outcomes.flatMap((outcome) => opinionOf(outcome, key, request.language))) {
    const letters = lettersOf(alt)
    if (letters !== lettersOf(first.text) && !others.has(letters)) others.set(letters, { alt, by })
  }
  return others.size === 0 ? undefined : [...others.values()]
}

function isVaried(backends: readonly Backend[], signature: string): boolean {
  return backends.some((backend) => signatureOf(backend) === signature && !backend.limits.deterministic)
}

function opinionOf(outcome: Outcome, key: string, language: string): Others {
  if (outcome.kind !== 'words') return []
  const polished = polish(outcome.text, { key, language })
  return polished.kind === 'ok' ? [{ alt: polished.text, by: outcome.by }] : []
}
