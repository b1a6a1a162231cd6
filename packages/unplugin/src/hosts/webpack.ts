import type { Compilation, Compiler, WebpackPluginInstance } from 'webpack'
import type { EmittedFile } from '@alt-text/core'
import type { Session } from '../session.ts'

interface BeforeEmit {
  html: string
  outputName: string
}

/** html-webpack-plugin and html-rspack-plugin alike: static hooks by compilation. */
interface HtmlPluginClass {
  getHooks?(compilation: unknown): {
    beforeEmit: { tapPromise(name: string, run: (data: BeforeEmit) => Promise<BeforeEmit>): void }
  }
  getCompilationHooks?(compilation: unknown): ReturnType<NonNullable<HtmlPluginClass['getHooks']>>
}

type AnyCompiler = Pick<Compiler, 'options' | 'hooks' | 'webpack'>

/**
 * Pages that an HTML plugin makes, right before they are written. Never by a loader: one that matches
 * a template turns the plugin's own loader off and breaks the build.
 */
export function watchHtmlPlugins(compiler: AnyCompiler, session: Session): void {
  compiler.hooks.thisCompilation.tap('unplugin-alt-text', (compilation) => {
    for (const plugin of new Set(htmlPluginsOf(compiler).map((it) => it.constructor as HtmlPluginClass))) {
      const hooks = plugin.getHooks?.(compilation) ?? plugin.getCompilationHooks?.(compilation)
      hooks?.beforeEmit.tapPromise('unplugin-alt-text', async (data) => {
        data.html = await session.builtPage(data.html, data.outputName, emittedFiles(compilation))
        return data
      })
    }
  })
}

function htmlPluginsOf(compiler: AnyCompiler): WebpackPluginInstance[] {
  const named = /^Html(?:Webpack|Rspack)Plugin$/
  return (compiler.options.plugins ?? []).filter(
    (plugin): plugin is WebpackPluginInstance =>
      typeof plugin === 'object' && plugin !== null && named.test(plugin.constructor.name),
  )
}

/** What a compilation emits, its bytes read when asked for. */
export function emittedFiles(compilation: Pick<Compilation, 'getAssets'>): EmittedFile[] {
  return compilation
    .getAssets()
    .map(({ name, source }) => ({ fileName: name, bytes: () => Buffer.from(source.source()) }))
}
