import type { BackendError, CaptionRequest } from '@alt-text/core'
import type { Draft } from '../architectures/architecture.ts'
import { fault } from './fault.ts'

/** One image for which somebody waits. It settles once; an abort settles it at once. */
export class Job {
  readonly image: CaptionRequest['image']
  readonly draft: Promise<Draft>
  #settle: { resolve(draft: Draft): void; reject(error: BackendError): void } | undefined
  readonly #forget: () => void

  constructor(image: CaptionRequest['image'], signal: AbortSignal, onAbort: (job: Job) => void) {
    this.image = image
    this.draft = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    const abort = (): void => {
      this.reject(fault.aborted(image.key))
      onAbort(this)
    }
    signal.addEventListener('abort', abort, { once: true })
    this.#forget = () => signal.removeEventListener('abort', abort)
  }

  get settled(): boolean {
    return this.#settle === undefined
  }

  resolve(draft: Draft): void {
    this.#settle?.resolve(draft)
    this.#done()
  }

  reject(error: BackendError): void {
    this.#settle?.reject(error)
    this.#done()
  }

  #done(): void {
    this.#settle = undefined
    this.#forget()
  }
}
