import type { UnpluginOptions } from 'unplugin'
import { orFailure } from '../failure.ts'
import { sourceIds } from '../raw.ts'
import type { Session } from '../session.ts'

interface OutputFile {
  readonly type: 'asset' | 'chunk'
  readonly fileName: string
  source?: string | Uint8Array
}

/** Rollup and Rolldown: whatever pages a plugin emits, when everything stands in the bundle. */
export function rolldown(session: Session): NonNullable<UnpluginOptions['rollup']> {
  return {
    options() {
      session.describe({ root: process.cwd(), dev: this.meta.watchMode })
      return null
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        await orFailure(rewritePages(bundle, session))
        session.end()
      },
    },
  }
}

/**
 * Rollup has a watcher for every module, and when several watch one file they lose it once it is replaced
 * rather than written. So no module watches the captions file here; the build does, and looks again.
 */
export function rollup(session: Session): NonNullable<UnpluginOptions['rollup']> {
  let isOutdated = false
  return {
    ...rolldown(session),
    watchChange(id) {
      isOutdated ||= session.watch.includes(id)
      return session.changed(id)
    },
    shouldTransformCachedModule: ({ id }) => isOutdated && sourceIds.test(id),
    buildEnd(error) {
      if (error === undefined) isOutdated = false
    },
  }
}

/** Read and rewritten last; their images are found by bytes. */
async function rewritePages(bundle: Readonly<Record<string, OutputFile>>, session: Session): Promise<void> {
  const assets = Object.values(bundle).filter(({ type }) => type === 'asset')
  const files = assets.map((asset) => ({ fileName: asset.fileName, bytes: () => Buffer.from(asset.source ?? '') }))
  for (const page of assets.filter(({ fileName }) => /\.html?$/i.test(fileName))) {
    const html = typeof page.source === 'string' ? page.source : Buffer.from(page.source ?? '').toString('utf8')
    const rewritten = await session.builtPage(html, page.fileName, files)
    if (rewritten !== html) page.source = rewritten
  }
}
