import { type BackendError, type CaptionRequest, messageOf } from '@alt-text/core'
import type { Draft } from '../architectures/architecture.ts'
import { Child } from './child.ts'
import { Crashes } from './crashes.ts'
import { fault } from './fault.ts'
import { Flight } from './flight.ts'
import { Job } from './job.ts'
import type { Report, RunnerOptions } from './protocol.ts'
import { Watchdog } from './watchdog.ts'

export interface QueueOptions {
  readonly runner: RunnerOptions
  /** Images in the process at once. */
  readonly inFlight: number
  /** Milliseconds of silence after which the process counts as hung. */
  readonly timeoutMs: number
}

/**
 * Feeds one captioning process, and starts it again when it dies: the image it died on is told so, those that only
 * waited are asked again.
 */
export class Queue {
  readonly #options: QueueOptions
  readonly #flight = new Flight()
  readonly #crashes = new Crashes()
  readonly #watchdog: Watchdog
  #waiting: Job[] = []
  #child: Child | undefined
  #ready = false
  #stopped: BackendError | undefined

  constructor(options: QueueOptions) {
    this.#options = options
    this.#watchdog = new Watchdog(options.timeoutMs, () => this.#child?.kill())
  }

  /** True when it has given up; another run needs another queue. */
  get stopped(): boolean {
    return this.#stopped !== undefined
  }

  /** @throws {BackendError} every way in which an image, the model or the process can fail */
  async ask(image: CaptionRequest['image'], signal: AbortSignal): Promise<Draft> {
    if (this.#stopped) throw this.#stopped
    if (signal.aborted) throw fault.aborted(image.key)
    const job = new Job(image, signal, (aborted) => this.#giveUp(aborted))
    this.#waiting.push(job)
    this.#pump()
    return job.draft
  }

  /** Ends the process at once; whoever still waits is told that it was stopped. */
  close(): void {
    this.#end((job) => fault.aborted(job.image.key))
  }

  #pump(): void {
    if (this.#stopped) return
    if (this.#waiting.length > 0) this.#child ??= this.#start()
    // Once it died, nothing is sent before the model is loaded: a death until then is the model's fault, no image's.
    const most = this.#crashes.careful ? Number(this.#ready) : this.#options.inFlight
    while (this.#waiting.length > 0 && this.#flight.size < most) this.#launch(this.#waiting.shift() as Job)
    this.#child?.hold([...this.#flight.jobs, ...this.#waiting].some((job) => !job.settled))
    this.#watchdog.expect(this.#flight.size > 0 || (this.#child !== undefined && !this.#ready))
  }

  #start(): Child {
    const child: Child = new Child(this.#options.runner, {
      report: (report) => this.#child === child && this.#hear(report),
      end: (how) => this.#child === child && this.#mourn(how),
    })
    return child
  }

  #launch(job: Job): void {
    const id = this.#flight.add(job)
    const send = (bytes: Uint8Array): void => {
      if (job.settled) this.#land(id)
      else if (this.#flight.has(id)) this.#child?.send({ kind: 'caption', id, bytes })
    }
    job.image.read().then(send, (error: unknown) => {
      job.reject(fault.unreadable(job.image.key, messageOf(error), error))
      this.#land(id)
    })
  }

  #hear(report: Report): void {
    this.#watchdog.heard()
    switch (report.kind) {
      case 'ready':
        this.#ready = true
        this.#crashes.loaded()
        return this.#pump()
      case 'failed':
        return this.#stop(fault.notLoaded(this.#options.runner.folder, report.message))
      case 'begun':
        return this.#flight.begin(report.id)
      case 'written':
        this.#crashes.captioned()
        return this.#land(report.id)?.resolve({ text: report.text, confidence: report.confidence })
      case 'refused': {
        const job = this.#land(report.id)
        return job?.reject(fault[report.fault](job.image.key, report.message))
      }
      case 'dropped':
        return void this.#land(report.id)
      default:
        report satisfies never
    }
  }

  #land(id: number): Job | undefined {
    const job = this.#flight.land(id)
    this.#pump()
    return job
  }

  #giveUp(job: Job): void {
    this.#waiting = this.#waiting.filter((other) => other !== job)
    const id = this.#flight.idOf(job)
    if (id !== undefined) this.#child?.send({ kind: 'drop', id })
    this.#pump()
  }

  /** The process is gone, and nobody sent it away. */
  #mourn(how: string): void {
    const [loaded, overdue] = [this.#ready, this.#watchdog.barked]
    const { culprit, others } = this.#flight.crash()
    this.#forgetChild()
    this.#waiting.unshift(...others.filter((job) => !job.settled))
    if (culprit === undefined && this.#waiting.length === 0) return
    const hopeless = this.#crashes.count(loaded)
    if (culprit) this.#accuse(culprit, how, overdue)
    if (hopeless) this.#stop(this.#lastWord(how, loaded, overdue))
    this.#pump()
  }

  #accuse(job: Job, how: string, overdue: boolean): void {
    const { key, hash } = job.image
    const again = this.#crashes.accuse(hash)
    job.reject(overdue ? fault.overdue(key, this.#options.timeoutMs, again) : fault.crashed(key, how, again))
  }

  #lastWord(how: string, loaded: boolean, overdue: boolean): BackendError {
    if (loaded) return fault.keepsCrashing(how)
    const reason = overdue ? `nothing happened for ${this.#options.timeoutMs / 1000} s.` : `the process ended (${how}).`
    return fault.notLoaded(this.#options.runner.folder, reason)
  }

  #stop(error: BackendError): void {
    this.#stopped = error
    this.#end(() => error)
  }

  #end(reason: (job: Job) => BackendError): void {
    const jobs = [...this.#flight.jobs, ...this.#waiting]
    const child = this.#child
    this.#flight.clear()
    this.#waiting = []
    this.#forgetChild()
    child?.kill()
    for (const job of jobs) job.reject(reason(job))
  }

  #forgetChild(): void {
    this.#child = undefined
    this.#ready = false
    this.#watchdog.rest()
  }
}
