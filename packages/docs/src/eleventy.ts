/**
 * Words for images in an Eleventy site: Markdown, and every template that becomes HTML.
 * @example
 * // eleventy.config.js
 * import altText from '@alt-text/docs/eleventy'
 * export default (config) => config.addPlugin(altText)
 * @module
 */
import { resolve } from 'node:path'
import type { BuildOptions } from '@alt-text/core'
import { createSession, orFailure } from 'unplugin-alt-text/adapter'
import type { Session } from 'unplugin-alt-text/adapter'
import { addressesOf } from './hosts/eleventy-addresses.ts'
import type { EleventyConfig, Page } from './hosts/eleventy-config.ts'
import { useWords } from './words/markdown-it.ts'

export type { BuildOptions } from '@alt-text/core'

const transform = 'alt-text'

/**
 * Markdown gets its words while it still tells `![](x)` from an image that carries nothing; what templates write gets
 * them in the finished page, which no script changes afterwards.
 */
export default async function eleventyAltText(config: EleventyConfig, options: BuildOptions = {}): Promise<void> {
  const session = createSession(options)
  const whole = createSession(options)
  config.on('eleventy.before', async ({ runMode }) => {
    const host = { root: process.cwd(), dev: runMode !== 'build', addresses: addressesOf(config) }
    for (const it of [session, whole]) it.describe(host)
    await orFailure(session.prepare(['markdown', 'html']))
    await session.again()
  })
  config.on('eleventy.after', ({ runMode }) => summarise(whole, runMode))
  config.amendLibrary('md', (markdown) =>
    useWords(markdown, session, {
      partsOf: (text, env) => {
        const page = (env as { page?: Page } | undefined)?.page
        const path = page?.inputPath === undefined ? undefined : resolve(page.inputPath)
        return [{ text, path, address: addressOf(page) }]
      },
    }),
  )
  config.addTransform(transform, async function (content) {
    const { inputPath, outputPath } = this.page
    if (typeof content !== 'string' || !/\.html?$/i.test(`${outputPath}`)) return content
    const address = addressOf(this.page) ?? '/'
    return orFailure(session.servedPage(content, { path: resolve(inputPath ?? '.'), address }))
  })
  goFirst(config.transforms)
  await watchWords(config, options)
}

export { eleventyAltText as 'module.exports' }

/** A page that is not written has no address. */
function addressOf(page: Page | undefined): string | undefined {
  return typeof page?.url === 'string' ? page.url : undefined
}

/** Eleventy's own transforms put the base path in, and its image plugin refuses an image without an alternative. */
function goFirst(transforms: Record<string, unknown>): void {
  for (const name of Object.keys(transforms).filter((it) => it !== transform)) {
    const other = transforms[name]
    delete transforms[name]
    transforms[name] = other
  }
}

/** Pages are made of templates: only the sources tell which images there are. */
async function summarise(session: Session, runMode: string): Promise<void> {
  if (runMode !== 'build') return
  await orFailure(session.survey())
  session.end()
}

/** New words make every page anew, in incremental builds too. */
async function watchWords(config: EleventyConfig, options: BuildOptions): Promise<void> {
  const session = createSession({ ...options, mode: 'frozen' })
  session.describe({ root: process.cwd(), dev: true })
  await session.open()
  for (const file of session.watch) config.addWatchTarget(file, { resetConfig: true })
}
