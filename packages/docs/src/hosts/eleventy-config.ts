import type { MarkdownIt } from '../words/markdown-it.ts'

/** What Eleventy says about a page. */
export interface Page {
  /** From the working folder. */
  readonly inputPath?: string | undefined
  readonly outputPath?: string | false | undefined
  /** `false` for a page that is not written. */
  readonly url?: string | false | undefined
}

/** Eleventy's `UserConfig`, as far as it is used here. */
export interface EleventyConfig {
  readonly directories?: { readonly input?: string }
  readonly pathPrefix?: string
  readonly passthroughCopies: Readonly<Record<string, { readonly outputPath: string | true }>>
  readonly transforms: Record<string, unknown>
  on(event: 'eleventy.before' | 'eleventy.after', run: (event: { runMode: string }) => Promise<void>): void
  amendLibrary(name: 'md', amend: (markdown: MarkdownIt) => void): void
  addTransform(name: string, run: (this: { page: Page }, content: unknown) => Promise<unknown>): void
  addWatchTarget(path: string, options: { resetConfig: boolean }): void
}
