import { relative, sep } from 'node:path'
import {
  AltTextError,
  backendsOf,
  createPipeline,
  describeError,
  languageOf,
  loadConfig,
  withBuildOptions,
  wordLeft,
} from '@alt-text/core'
import type { BuildOptions, EmittedFile, Injected, Look, Mode, Pipeline, Seen, Source } from '@alt-text/core'
import { fillOnce } from './fill-once.ts'
import type { Host } from './host.ts'
import type { Log } from './log.ts'
import { inCi, modeOf } from './mode.ts'
import { Tally } from './tally.ts'

/** What a module became, and the files it hangs on. */
export interface Transformed {
  readonly injected: Injected | undefined
  /** Absolute: a change of one of these changes the result. */
  readonly watch: readonly string[]
}

/** One plugin in one bundler: opens the site once, fills first where that is wanted, then only looks up. */
export class Session {
  readonly #options: BuildOptions
  readonly #log: Log
  #host: Host = { root: process.cwd(), dev: false }
  #opened: Promise<Pipeline | undefined> | undefined
  readonly #tally = new Tally()

  constructor(options: BuildOptions, log: Log) {
    this.#options = options
    this.#log = log
  }

  /** Called by a host before its first module; the first word counts. */
  describe(host: Host): void {
    if (this.#opened === undefined) this.#host = host
  }

  /** Opens the site, once. Broken configuration or captions end a build; a dev server says so and goes on. */
  open(): Promise<Pipeline | undefined> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      if (!this.#host.dev || !(error instanceof AltTextError)) throw error
      this.#log.warn(`${describeError(error)} Nothing is injected until that is mended.`)
      return undefined
    })
    return this.#opened
  }

  async #open(): Promise<Pipeline | undefined> {
    const config = withBuildOptions(await loadConfig({ from: this.#host.root }), this.#options)
    if (config.mode === 'off') return undefined
    const pipeline = await createPipeline(config)
    const mode: Mode = modeOf(config, backendsOf(pipeline), this.#host, inCi(process.env['CI']))
    if (mode === 'generate') await this.#fill(pipeline)
    return pipeline
  }

  /** A build never breaks because words could not be had: it goes on with those there are. */
  async #fill(pipeline: Pipeline): Promise<void> {
    try {
      const { failed } = await fillOnce(pipeline)
      for (const { key, reasons } of failed) this.#log.warn(`${key} got no words: ${reasons.join('; ')}`)
    } catch (error) {
      if (!(error instanceof AltTextError)) throw error
      this.#log.warn(`Nothing was drafted. ${describeError(error)}`)
    }
    pipeline.captions.reload()
  }

  /** A module's source, with its words in. @param id absolute path */
  async module(code: string, id: string): Promise<Transformed | undefined> {
    const pipeline = await this.open()
    const source = pipeline && this.#sourceOf(pipeline, code, id)
    if (pipeline === undefined || source === undefined) return undefined
    const look = await pipeline.look(source)
    this.#note(pipeline, look)
    const images = look.seen.flatMap(({ resolution }) =>
      resolution.kind === 'file' ? (resolution.image.path ?? []) : [],
    )
    if (look.seen.length === 0) return { injected: undefined, watch: [] }
    return { injected: pipeline.transform(source, look), watch: [pipeline.config.captions, ...new Set(images)] }
  }

  /** An HTML page before it is built, with its words in. @param path absolute */
  async sourcePage(html: string, path: string): Promise<string> {
    const pipeline = await this.open()
    if (pipeline === undefined) return html
    return this.#page(pipeline, { path: fromRoot(pipeline, path), language: 'html', text: html })
  }

  /**
   * A page that was built, with its words in: its images are found by what the build emits.
   * @param name POSIX path from the output folder
   */
  async builtPage(html: string, name: string, files: Iterable<EmittedFile>): Promise<string> {
    const pipeline = await this.open()
    if (pipeline === undefined) return html
    return this.#page(pipeline, { path: name, language: 'html', text: html }, pipeline.emitted(files))
  }

  async #page(pipeline: Pipeline, source: Source, resolver?: ReturnType<Pipeline['emitted']>): Promise<string> {
    const look = await pipeline.look(source, resolver)
    this.#note(pipeline, look)
    return pipeline.rewrite(source, look)
  }

  /** A watched file changed: the captions file is read again, images are forgotten. A save of ours is no change. */
  async changed(path: string): Promise<void> {
    const pipeline = await this.#opened
    if (pipeline === undefined) {
      this.#opened = undefined
      return
    }
    pipeline.resolver.forget(path)
    if (path !== pipeline.config.captions) return
    const read = pipeline.captions.reload()
    if (read.kind === 'unreadable') this.#log.warn(`${describeError(read.error)} The last good content stays in force.`)
  }

  end(): void {
    const summary = this.#tally.summary()
    if (summary !== undefined) this.#log.info(summary)
  }

  /** Everything this build has met. */
  get seen(): readonly Seen[] {
    return this.#tally.seen
  }

  #sourceOf(pipeline: Pipeline, code: string, id: string): Source | undefined {
    const path = fromRoot(pipeline, id)
    const language = languageOf(path)
    return language === undefined || language === 'html' ? undefined : { path, language, text: code }
  }

  #note({ config }: Pipeline, { source, seen, error }: Look): void {
    if (error !== undefined) {
      this.#tally.unreadable(source.path)
      this.#log.warn(describeError(error))
      return
    }
    this.#tally.file(source.path, seen)
    if (config.onMissing === 'error') this.#failAt(seen)
  }

  #failAt(seen: readonly Seen[]): void {
    const [first, ...others] = seen.flatMap((it) =>
      it.outcome.kind === 'left' ? [{ ...it, why: it.outcome.why }] : [],
    )
    if (first === undefined) return
    const { what, mend } = wordLeft(first.why, { suggest: first.occurrence.suggest })
    const more = others.length === 0 ? '' : ` (and ${others.length} more in this file)`
    throw new AltTextError('MISSING_ALTERNATIVES', `${what}${more}`, { place: first.occurrence, fix: mend })
  }
}

function fromRoot({ config }: Pipeline, path: string): string {
  return relative(config.root, path).split(sep).join('/')
}
