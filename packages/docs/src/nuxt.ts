/**
 * Words for images in a Nuxt site: pages, components, and Markdown of Nuxt Content.
 * @example
 * export default defineNuxtConfig({ modules: ['@alt-text/docs/nuxt', '@nuxt/content'] })
 * @module
 */
import { join } from 'node:path'
import type { BuildOptions } from '@alt-text/core'
import { createSession, orFailure, vitePlugin } from 'unplugin-alt-text/adapter'
import { keyCache, parserWith } from './hosts/nuxt-content.ts'
import type { ContentFile, ContentOptions } from './hosts/nuxt-content.ts'

export type { BuildOptions } from '@alt-text/core'

/** A Nuxt, as far as it is used here. */
interface Nuxt {
  readonly options: ContentOptions & {
    readonly rootDir: string
    readonly srcDir: string
    readonly dev: boolean
    readonly _prepare?: boolean
    readonly app: { readonly baseURL: string }
    readonly dir: { readonly public: string }
    readonly watch: unknown[]
    readonly vite: { plugins?: unknown[] }
    readonly altText?: BuildOptions
  }
  hook(name: string, run: (context: never) => unknown): void
}

interface NuxtModule {
  (options: BuildOptions | undefined, nuxt: Nuxt): Promise<void>
  readonly meta: { readonly name: string; readonly configKey: string }
}

async function setUp(options: BuildOptions = {}, { options: nuxt, hook }: Nuxt): Promise<void> {
  const session = createSession({ ...nuxt.altText, ...options })
  session.describe({
    root: nuxt.rootDir,
    dev: nuxt.dev || nuxt._prepare === true,
    passes: 'several',
    addresses: {
      of: 'Nuxt',
      publicDir: join(nuxt.rootDir, nuxt.dir.public),
      base: nuxt.app.baseURL,
      alias: ['~', '@'].map((prefix) => [prefix, nuxt.srcDir] as const),
    },
  })
  await orFailure(session.prepare(['markdown']))
  ;(nuxt.vite.plugins ??= []).push(vitePlugin(session, { elsewhere: ['markdown'] }))
  keyCache(nuxt, session.digest)
  hook('content:file:beforeParse', (file: ContentFile) => parserWith(file, session))
  // Rendered content is kept by Nuxt until it starts again.
  if (nuxt.dev) nuxt.watch.push(...session.watch)
  else hook('close', () => session.finish())
}

/** Goes into `modules` of `nuxt.config`, before `@nuxt/content`; options by `altText` there. */
const altText: NuxtModule = Object.assign(setUp, { meta: { name: '@alt-text/docs/nuxt', configKey: 'altText' } })

export default altText
