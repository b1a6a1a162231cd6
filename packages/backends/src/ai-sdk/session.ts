import { AltTextError, BackendError, type BackendRun, type Caption, type CaptionRequest } from '@alt-text/core'
import { oneLine } from '../modelrunner/failure.ts'
import { type Answer, parseAnswer } from './answer.ts'
import { type Callee, backendErrorOf, isAboutSchema, isWithheld } from './failure.ts'
import { generate, type Reply } from './generate.ts'
import { languageName } from './language-name.ts'
import { addressOf, headersOf } from './model.ts'
import type { Settings } from './options.ts'
import { type AiModule, loadPeer } from './peer.ts'
import { pictureOf } from './picture.ts'
import { type Format, promptFor } from './prompt.ts'
import { redactor, secretsIn } from './redact.ts'
import { silence } from './warnings.ts'

/** One run: the AI SDK of the project, and what was learnt of the model. */
export class Session {
  readonly #ai: AiModule
  readonly #settings: Settings
  readonly #callee: Omit<Callee, 'isAsleep'>
  readonly #notice: (line: string) => void
  readonly #told = new Set<string>()
  readonly #endSilence = silence()
  #format: Format
  /** The server has answered a call. */
  #isAwake = false

  private constructor(ai: AiModule, settings: Settings, redact: Callee['redact'], notice: (line: string) => void) {
    const { name, host, limits, format } = settings
    this.#ai = ai
    this.#settings = settings
    this.#callee = { name, host, isFree: limits.where === 'local', redact }
    this.#notice = notice
    this.#format = format
  }

  /** @throws AltTextError `PEER_MISSING`, `CONFIG_INVALID` */
  static async open(settings: Settings, { root, notice }: BackendRun): Promise<Session> {
    const { name, host, limits, isHere } = settings
    const ai = await loadPeer(root)
    const redact = redactor(await secretsOf(settings))
    if (limits.where === 'local' && !isHere) {
      notice(`${name} counts as local, and gets images at ${host ?? 'an address it does not tell'}.`)
    }
    return new Session(ai, settings, redact, notice)
  }

  /** @throws BackendError */
  async ask(request: CaptionRequest, signal: AbortSignal): Promise<Caption> {
    const language = languageName(request.language)
    if (language === undefined) return { kind: 'refused', reason: 'The language asked for is no language tag.' }
    const picture = await pictureOf(request)
    const format = this.#format
    const prompt = promptFor(request, language, format)
    try {
      const reply = await generate(this.#ai, this.#settings, { prompt, picture, format, signal })
      this.#isAwake = true
      this.#relay(reply.warnings)
      return { ...this.#captionOf(reply, request, format), usd: reply.usd }
    } catch (error) {
      if (error instanceof BackendError) throw error
      if (signal.aborted) throw abortErrorOf(signal)
      if (isWithheld(error)) return { kind: 'refused', reason: 'The service would not speak of this image.' }
      if (format === 'json' && isAboutSchema(error)) throw this.#withoutSchema()
      throw backendErrorOf(error, { ...this.#callee, isAsleep: this.#settings.isHere && !this.#isAwake })
    }
  }

  close(): void {
    this.#endSilence()
  }

  #captionOf({ text, finish }: Reply, request: CaptionRequest, format: Format): Answer {
    if (finish === 'content-filter') {
      return { kind: 'refused', reason: this.#quote(text) || 'The service withheld the answer.' }
    }
    const { name } = this.#callee
    if (finish === 'length') {
      const most = this.#settings.maxOutputTokens
      throw new BackendError('BAD_OUTPUT', `${name} came to no end within ${most} tokens: raise maxOutputTokens`)
    }
    const answer = parseAnswer(text, format)
    if (answer === undefined) {
      throw new BackendError(
        'BAD_OUTPUT',
        `${name} did not answer in the form asked for (${this.#quote(text) || 'nothing'})`,
      )
    }
    if (answer.kind === 'decorative' && request.role === 'functional') {
      return { kind: 'refused', reason: 'It took the only content of a link or a button for decoration.' }
    }
    return answer.kind === 'refused' ? { kind: 'refused', reason: this.#quote(answer.reason) } : answer
  }

  /** A model's words in a message: one line, short, and no key that a page or a service may have put there. */
  #quote(text: string): string {
    return this.#callee.redact(oneLine(text))
  }

  #relay(warnings: readonly string[]): void {
    for (const warning of warnings.map((one) => this.#quote(`${this.#callee.name}: ${one}`))) {
      if (this.#told.has(warning)) continue
      this.#told.add(warning)
      this.#notice(warning)
    }
  }

  /** From the next call on, of which dispatch makes another for this image. */
  #withoutSchema(): BackendError {
    this.#format = 'line'
    return new BackendError('BAD_INPUT', `${this.#callee.name} takes no schema, and is asked again without`, {
      retryable: true,
    })
  }
}

async function secretsOf({ model, name }: Settings): Promise<string[]> {
  try {
    return secretsIn(await headersOf(model), addressOf(model))
  } catch (error) {
    // Not its message: the key is in it where it is the key that fits in no header.
    const isMissing = error instanceof Error && /^AI_Load(?:APIKey|Setting)Error$/.test(error.name)
    throw isMissing
      ? new AltTextError('CONFIG_INVALID', `${name} needs a key, and none was found: ${error.message}`)
      : new AltTextError('CONFIG_INVALID', `The provider of ${name} cannot make the headers of a call.`, {
          fix: 'Look at its key: no line breaks, blanks or quotation marks.',
        })
  }
}

/** Dispatch says why it stopped a call; anybody else stops it for good. */
function abortErrorOf(signal: AbortSignal): BackendError {
  const reason: unknown = signal.reason
  if (reason instanceof BackendError) return reason
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return isLate
    ? new BackendError('TIMEOUT', 'The model took too long; not repeated, for it may have been charged')
    : new BackendError('ABORTED', 'Stopped')
}
