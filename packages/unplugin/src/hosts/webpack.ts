import type { Compilation, Compiler } from 'webpack'
import type { EmittedFile } from '@alt-text/core'
import { orFailure } from '../failure.ts'
import type { Passes } from '../host.ts'
import type { Session } from '../session.ts'

const name = 'unplugin-alt-text'

/** webpack, Rspack, and the Rspack inside Rsbuild: what a compiler says, and the pages it emits. */
export function webpack(compiler: Compiler, session: Session, passes?: Passes): void {
  const describe = (dev: boolean) => () => session.describe({ root: compiler.context, dev, passes })
  compiler.hooks.beforeRun.tap(name, describe(false))
  compiler.hooks.watchRun.tap(name, describe(true))
  compiler.hooks.thisCompilation.tap(name, (compilation) => {
    // After every HTML plugin, before compression. On their hooks the words would go into what they
    // remember for the next rebuild; and on their templates a loader turns their own loader off.
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE
    compilation.hooks.processAssets.tapPromise({ name, stage }, () =>
      orFailure(rewritePages(compiler, compilation, session)),
    )
  })
  compiler.hooks.done.tap(name, (stats) => {
    if (!stats.hasErrors()) session.end()
  })
}

async function rewritePages(compiler: Compiler, compilation: Compilation, session: Session): Promise<void> {
  const pages = compilation.getAssets().filter(({ name: file }) => /\.html?$/i.test(file))
  for (const page of pages) {
    const html = page.source.source().toString()
    const rewritten = await session.builtPage(html, page.name, emittedFiles(compilation))
    if (rewritten !== html) compilation.updateAsset(page.name, new compiler.webpack.sources.RawSource(rewritten))
  }
}

/** What a compilation emits, its bytes read when asked for. */
function emittedFiles(compilation: Pick<Compilation, 'getAssets'>): EmittedFile[] {
  return compilation
    .getAssets()
    .map(({ name: fileName, source }) => ({ fileName, bytes: () => Buffer.from(source.source()) }))
}
