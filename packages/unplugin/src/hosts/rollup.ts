import type { Session } from '../session.ts'

interface OutputFile {
  readonly type: 'asset' | 'chunk'
  readonly fileName: string
  source?: string | Uint8Array
}

/** Pages that a Rollup plugin emits: read and rewritten last, their images found by bytes. */
export async function rewriteBundle(bundle: Readonly<Record<string, OutputFile>>, session: Session): Promise<void> {
  const assets = Object.values(bundle).filter(({ type }) => type === 'asset')
  const pages = assets.filter(({ fileName }) => /\.html?$/i.test(fileName))
  if (pages.length === 0) return
  const files = assets.map((asset) => ({ fileName: asset.fileName, bytes: () => Buffer.from(asset.source ?? '') }))
  for (const page of pages) {
    const html = typeof page.source === 'string' ? page.source : Buffer.from(page.source ?? '').toString('utf8')
    const rewritten = await session.builtPage(html, page.fileName, files)
    if (rewritten !== html) page.source = rewritten
  }
}
