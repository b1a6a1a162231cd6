import { statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AltTextError, describeError, languageOf, loadConfig, withBuildOptions } from '@alt-text/core'
import type {
  BuildOptions,
  Edit,
  EmittedFile,
  Injected,
  Language,
  Look,
  Pipeline,
  ResolvedConfig,
  Seen,
  Source,
} from '@alt-text/core'
import { missing, refuseMissing } from './gate.ts'
import type { Host } from './host.ts'
import { consoleLog, createLog } from './log.ts'
import type { Log } from './log.ts'
import { fileOf } from './raw.ts'
import { servedAt } from './served.ts'
import { openSite } from './site.ts'
import type { Site } from './site.ts'
import { atExit, tallyOf } from './passes.ts'
import { Tally } from './tally.ts'

/** What a module became, and the files it hangs on. */
export interface Transformed {
  readonly injected: Injected | undefined
  /** Absolute: a change of one of these changes the result. */
  readonly watch: readonly string[]
}

/** A text that a framework renders by itself, outside of any bundler. */
export interface Document {
  /** Absolute path of its file; without one, only images that need no place are found. */
  readonly path: string | undefined
  readonly language: Language
  readonly text: string
  /** Where its page is served (`/posts/first/`), where that is known: relative addresses are read from there first. */
  readonly address?: string | undefined
}

/** What goes into a document: its images, and the edits that put their words in. */
export interface Worded {
  readonly seen: readonly Seen[]
  /** Absolute: a change of one of these changes the words. */
  readonly watch: readonly string[]
  readonly editsFor: (seen: readonly Seen[]) => readonly Edit[]
}

/** What goes between a Markdown image's brackets, where that is not its words: `null` is a decorative image. */
export type Brackets = (words: string | null) => string | undefined

/** One plugin in one bundler: opens the site once, fills first where that is wanted, then only looks up. */
export class Session {
  readonly #options: BuildOptions
  readonly #log: Log
  #host: Host = { root: process.cwd(), dev: false }
  #opened: Promise<Site | undefined> | undefined
  /** The site that was opened last, for who cannot wait. */
  #site: Site | undefined
  #stamp: string | undefined
  #isReady = false
  #config: ResolvedConfig | undefined
  #tally = new Tally()
  readonly #hanging = new Map<string, ReadonlySet<string>>()
  #hasPages = false

  constructor(options: BuildOptions, log: Log) {
    this.#options = options
    this.#log = log
  }

  /** Called by a host before its first module; what it says once the site is open comes too late. */
  describe(host: Host): void {
    if (this.#opened === undefined) this.#host = host
  }

  /** Opens the site, once. Broken configuration or captions end a build; a dev server says so and goes on. */
  async open(): Promise<void> {
    await this.#open()
  }

  #open(): Promise<Site | undefined> {
    this.#opened ??= this.#start().catch((error: unknown) => {
      if (!this.#host.dev || !(error instanceof AltTextError)) throw error
      this.#log.warn(`${describeError(error)} Nothing is injected until that is mended.`)
      return undefined
    })
    return this.#opened
  }

  async #start(): Promise<Site | undefined> {
    const whole = await loadConfig({ from: this.#host.root })
    const config = withBuildOptions(whole, this.#options)
    this.#config = config
    if (this.#host.passes === 'several') this.#tally = tallyOf(config.captions)
    this.#site = config.mode === 'off' ? undefined : await openSite({ config, whole, host: this.#host, log: this.#log })
    return this.#site
  }

  /** Opens the site for documents of these languages: then `document` answers at once. */
  async prepare(languages: readonly Language[]): Promise<void> {
    const site = await this.#open()
    await site?.pipeline.prepare(languages)
    this.#isReady = site !== undefined || this.#config?.mode === 'off'
    // What failed has been told; the next page asks again.
    if (!this.#isReady) this.#opened = undefined
  }

  /** Whether `document` answers. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Of everything the captions file says: part of the key under which a framework keeps what it has rendered. */
  get digest(): string {
    return this.#site?.pipeline.captions.digest ?? ''
  }

  /** Absolute; only after the site was opened. */
  get captionsFile(): string {
    return this.#config?.captions ?? ''
  }

  /** Absolute; `undefined` where there is none. */
  get configFile(): string | undefined {
    return this.#config?.file
  }

  /** A document's words. Only after `prepare`; nobody tells of changes here, so it looks for them itself. */
  document({ path, language, text, address }: Document): Worded | undefined {
    const site = this.#site
    if (site === undefined) return undefined
    this.#lookAgain(site)
    const name = path === undefined ? undefined : fromRoot(site.pipeline, path)
    const { resolver } = site.pipeline
    const served = address === undefined ? resolver : servedAt(address, resolver)
    const look = site.pipeline.lookNow({ path: name ?? unnamed, language, text }, served)
    if (name !== undefined && !name.startsWith('../') && !site.isSource(name)) {
      this.#tally.outside(name, look.seen)
      return undefined
    }
    this.#note(look)
    const watch = look.seen.length === 0 ? [] : [...this.watch, ...imagesOf(look)]
    if (path !== undefined) this.hang(path, watch)
    return {
      seen: look.seen,
      watch,
      editsFor: (seen) => site.pipeline.edits({ ...look, seen }),
    }
  }

  /** In a dev server words and images change while pages are rendered. */
  #lookAgain(site: Site): void {
    if (!this.#host.dev) return
    site.pipeline.resolver.forget()
    const { captions } = site.pipeline.config
    const found = statSync(captions, { throwIfNoEntry: false })
    const stamp = `${found?.mtimeMs} ${found?.size}`
    if (stamp === this.#stamp) return
    // What is being written just now is read for the next page.
    if (site.pipeline.captions.reload().kind !== 'unreadable') this.#stamp = stamp
  }

  /** Files that decide about every module: a change of one of them changes what is injected. Absolute. */
  get watch(): readonly string[] {
    const { captions, file } = this.#config ?? {}
    return [captions, file].filter((path) => path !== undefined)
  }

  /** A module's source, with its words in. @param id absolute path, and the query of a Vue template */
  async module(code: string, id: string, brackets?: Brackets): Promise<Transformed | undefined> {
    const site = await this.#open()
    // A cache must not keep what was made while there were no words to be had.
    if (site === undefined) return { injected: undefined, watch: this.watch }
    const path = fromRoot(site.pipeline, fileOf(id))
    const language = id.includes('?vue&') ? 'vue' : languageOf(path, site.pipeline.config.markdown)
    const isOutside = !path.startsWith('../') && !site.isSource(path)
    if (language === undefined || language === 'html' || (isOutside && /\.m?js$/.test(path))) return undefined
    const source: Source = { path, language, text: code }
    const look = await site.pipeline.look(source)
    if (isOutside) return void this.#tally.outside(path, look.seen)
    this.#note(look)
    if (look.seen.length === 0) return { injected: undefined, watch: [] }
    return {
      injected: await site.pipeline.transform(source, look, brackets),
      watch: [...this.watch, ...imagesOf(look)],
    }
  }

  /** An HTML page before it is built, with its words in. @param path absolute */
  async sourcePage(html: string, path: string): Promise<string> {
    const site = await this.#open()
    if (site === undefined) {
      this.#hasPages = true
      return html
    }
    const name = fromRoot(site.pipeline, path)
    const source: Source = { path: name, language: 'html', text: html }
    const look = await site.pipeline.look(source)
    if (name.startsWith('../') || site.isSource(name)) return this.#page(site, source, look)
    this.#tally.outside(name, look.seen)
    return html
  }

  /**
   * A page that was built, with its words in: its images are found by what the build emits.
   * @param name POSIX path from the output folder
   */
  async builtPage(html: string, name: string, files: Iterable<EmittedFile>): Promise<string> {
    const site = await this.#open()
    if (site === undefined) return html
    const source: Source = { path: name, language: 'html', text: html }
    return this.#page(site, source, await site.pipeline.look(source, site.pipeline.emitted(files)))
  }

  /** A page as it is served, where nothing is done to it after this, with its words in. It is no source: not counted. */
  async servedPage(html: string, { path, address }: { path: string; address: string }): Promise<string> {
    const site = await this.#open()
    if (site === undefined) return html
    const source: Source = { path: fromRoot(site.pipeline, path), language: 'html', text: html }
    return site.pipeline.rewrite(source, await site.pipeline.look(source, servedAt(address, site.pipeline.resolver)))
  }

  #page({ pipeline }: Site, source: Source, look: Look): string {
    this.#hasPages ||= look.seen.length > 0
    this.#note(look)
    return pipeline.rewrite(source, look)
  }

  /** Looks at every source of the site, for hosts whose modules are made in other processes. */
  async survey(): Promise<void> {
    const site = await this.#open()
    for (const path of site?.pipeline.discover() ?? []) this.#note(await (site as Site).pipeline.read(path))
  }

  /** A watched file changed: captions and config are read again, an image is forgotten. */
  async changed(path: string): Promise<void> {
    const file = resolve(path)
    if (this.#opened === undefined) return
    // What failed has been told by the build that failed.
    const site = await this.#opened.catch(() => undefined)
    const isOff = this.#config?.mode === 'off'
    if ((site === undefined && !isOff) || file === this.#config?.file) this.#opened = undefined
    if (site === undefined || this.#opened === undefined) return
    site.pipeline.resolver.forget(file)
    if (file === site.pipeline.config.captions) await this.#reload(site)
  }

  /** Begins another build, where nobody says what has changed since the last one. */
  async again(): Promise<void> {
    const site = await this.#opened?.catch(() => undefined)
    if (site === undefined) this.#opened = undefined
    else {
      site.pipeline.resolver.forget()
      await this.#reload(site)
    }
  }

  /** A file that is being written is broken for a moment, and nobody tells when it is whole. */
  async #reload({ pipeline }: Site): Promise<void> {
    let read = pipeline.captions.reload()
    for (let attempt = 0; read.kind === 'unreadable' && attempt < mostReads; attempt++) {
      await sleep(readPauseMs)
      read = pipeline.captions.reload()
    }
    if (read.kind === 'unreadable') this.#log.warn(`${describeError(read.error)} The last good content stays in force.`)
  }

  /** Notes what a module hangs on, for hosts that do not keep it well enough. @param id absolute path */
  hang(id: string, files: readonly string[]): void {
    this.#hanging.set(resolve(id), new Set(files.map((file) => resolve(file))))
  }

  /** Modules to be made again when a file changes. */
  hangingOn(path: string): string[] {
    const file = resolve(path)
    return [...this.#hanging].flatMap(([id, files]) => (files.has(file) ? [id] : []))
  }

  /** Whether a page that was sent to a browser hangs on a file: only the whole page can be sent again. */
  pagesHangOn(path: string): boolean {
    return this.#hasPages && this.watch.includes(resolve(path))
  }

  /** One pass of a build is over. Where a site takes several, they are told of together, at the end. */
  end(): void {
    if (this.#host.passes === 'several') atExit(this.finish)
    else if (this.#host.passes !== 'untold') this.finish()
  }

  /** The build is over: says in one line what became of it. */
  readonly finish = (): void => {
    const summary = this.#tally.summary({ missing: this.#config?.onMissing !== 'ignore' })
    if (summary !== undefined) this.#log.info(summary)
  }

  /** Everything this build has met. */
  get seen(): readonly Seen[] {
    return this.#tally.seen
  }

  #note({ source, seen, error }: Look): void {
    if (error !== undefined) {
      this.#tally.unreadable(source.path)
      this.#log.warn(describeError(error))
      return
    }
    this.#tally.file(source.path, seen)
    for (const it of seen) {
      const error = this.#host.isRequired?.(it.occurrence) === true ? missing(it) : undefined
      if (error !== undefined) this.#log.warn(describeError(error))
    }
    // Whoever is writing a page must be able to look at it before its images have words.
    if (this.#config?.onMissing === 'error' && !this.#host.dev) refuseMissing(seen)
  }
}

const mostReads = 10
const readPauseMs = 30

/** Absolute paths, each once. */
function imagesOf({ seen }: Look): string[] {
  const paths = seen.flatMap(({ resolution }) => (resolution.kind === 'file' ? (resolution.image.path ?? []) : []))
  return [...new Set(paths)]
}

/** How messages name a text that has no file. */
const unnamed = '(a text without a file)'

/** A session that prints as the bundler plugin does: adapters for frameworks share one among all parts of a build. */
export function createSession(options: BuildOptions = {}): Session {
  return new Session(options, createLog(consoleLog))
}

function fromRoot({ config }: Pipeline, path: string): string {
  return relative(config.root, path).split(sep).join('/')
}
