import type { UnpluginOptions } from 'unplugin'
import { orFailure } from '../failure.ts'
import type { Session } from '../session.ts'

interface OutputFile {
  readonly type: 'asset' | 'chunk'
  readonly fileName: string
  source?: string | Uint8Array
}

/** Rollup and Rolldown: whatever pages a plugin emits, when everything stands in the bundle. */
export function rollup(session: Session): NonNullable<UnpluginOptions['rollup']> {
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
