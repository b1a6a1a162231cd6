import { createUnplugin } from 'unplugin'
import type { UnpluginFactory, UnpluginInstance, UnpluginOptions } from 'unplugin'
import type { BuildOptions, Seen } from '@alt-text/core'
import { emittedFiles, watchHtmlPlugins } from './html/webpack.ts'
import { rewriteBundle } from './html/rollup.ts'
import { consoleLog, createLog } from './log.ts'
import { looksRaw, sourceCode, sourceIds } from './raw.ts'
import { Session } from './session.ts'

export type { BuildOptions } from '@alt-text/core'

/** Inline options of one build; the backend, the captions file and its keys stand in `alt-text.config.ts`. */
export type Options = BuildOptions

/** What other plugins and tests may ask the Vite plugin for: `plugin.api`. */
export interface AltTextApi {
  /** Every image that this build has met. */
  readonly seen: readonly Seen[]
}

const name = 'unplugin-alt-text'

export const factory: UnpluginFactory<Options | undefined, false> = (options, meta) => {
  const session = new Session(options ?? {}, createLog(consoleLog))
  const api: AltTextApi = {
    get seen() {
      return session.seen
    },
  }
  let loaders: Readonly<Record<string, string>> = {}

  const transform: NonNullable<Exclude<UnpluginOptions['transform'], (...args: never[]) => unknown>> & {
    order: 'pre'
  } = {
    // Before compilers wherever they stand in the list: `enforce` alone is not enough in the Vite family.
    order: 'pre',
    filter: { id: { include: sourceIds, exclude: /[\\/]node_modules[\\/]/ }, code: sourceCode },
    async handler(code, id) {
      if (!looksRaw(code, id)) return undefined
      const result = await session.module(code, id)
      for (const file of result?.watch ?? []) this.addWatchFile(file)
      return result?.injected && { code: result.injected.code, map: result.injected.map }
    },
  }
  const generateBundle = {
    order: 'post' as const,
    handler: (_: unknown, bundle: Parameters<typeof rewriteBundle>[0]) => rewriteBundle(bundle, session),
  }

  return {
    name,
    enforce: 'pre',
    async buildStart() {
      await session.open()
    },
    transform,
    // esbuild hands over what a loader is configured for; a Markdown module without one is another plugin's.
    ...(meta.framework === 'esbuild' && {
      transformInclude: (id: string) => /\.[jt]sx$/.test(id) || extensionOf(id) in loaders,
    }),
    watchChange: (id) => void session.changed(id),
    buildEnd: () => session.end(),

    vite: {
      api,
      configResolved: ({ root, command, build }) =>
        session.describe({ root, dev: command === 'serve' || build.watch !== null }),
      transformIndexHtml: { order: 'pre', handler: (html, { filename }) => session.sourcePage(html, filename) },
    },
    rollup: { api, generateBundle: generateBundle as never },
    rolldown: { api, generateBundle: generateBundle as never },
    webpack(compiler) {
      session.describe({ root: compiler.context, dev: isDev(compiler.options) })
      watchHtmlPlugins(compiler, session)
    },
    rspack(compiler) {
      session.describe({ root: compiler.context, dev: isDev(compiler.options) })
      watchHtmlPlugins(compiler as never, session)
    },
    rsbuild: {
      setup(api) {
        session.describe({ root: api.context.rootPath, dev: api.context.action === 'dev' })
        api.modifyHTML(async (html, { filename, compilation }) =>
          session.builtPage(html, filename, emittedFiles(compilation as never)),
        )
      },
    },
    esbuild: {
      onLoadFilter: sourceIds,
      config: ({ loader, absWorkingDir }) => {
        loaders = { '.jsx': 'jsx', '.tsx': 'tsx', ...loader }
        session.describe({ root: absWorkingDir ?? process.cwd(), dev: false })
      },
      loader: (_, id) => loaders[extensionOf(id)] as 'js',
    },
    farm: {
      configResolved: (config: { root?: string; compilation?: { mode?: string } }) =>
        session.describe({ root: config.root ?? process.cwd(), dev: config.compilation?.mode === 'development' }),
      transformHtml: {
        order: 2,
        async executor({ htmlResource }: { htmlResource: { name: string; bytes: number[] } }) {
          const html = await session.builtPage(Buffer.from(htmlResource.bytes).toString('utf8'), htmlResource.name, [])
          return { ...htmlResource, bytes: [...Buffer.from(html)] }
        },
      },
    } as never,
  }
}

/** The plugin for every bundler; each also has an entry of its own, such as `unplugin-alt-text/vite`. */
export const altText: UnpluginInstance<Options | undefined, false> = createUnplugin(factory)

export default altText

function isDev(options: { devServer?: unknown; watch?: boolean | undefined }): boolean {
  return (
    options.watch === true ||
    (options.devServer !== undefined && options.devServer !== false && process.env['WEBPACK_SERVE'] === 'true')
  )
}

function extensionOf(id: string): string {
  return /\.[^.]+$/.exec(id)?.[0] ?? ''
}
