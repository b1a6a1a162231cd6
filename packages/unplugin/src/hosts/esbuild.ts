import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Loader, OnLoadResult, PartialMessage, PluginBuild } from 'esbuild'
import { AltTextError, describeError } from '@alt-text/core'
import { looksRaw, packageIds, sourceCode, sourceIds } from '../raw.ts'
import type { Session, Transformed } from '../session.ts'

/**
 * esbuild: one plugin loads a file, and what it loads no other plugin sees. So a file is only loaded here
 * where words go in, and where the build has a loader for it: Markdown without one is another plugin's.
 */
export function esbuild(build: PluginBuild, session: Session): void {
  const { absWorkingDir = process.cwd(), loader, sourcemap } = build.initialOptions
  const loaders: Readonly<Record<string, Loader>> = { '.jsx': 'jsx', '.tsx': 'tsx', ...loader }
  let opening: Promise<PartialMessage[]> | undefined
  session.describe({ root: absWorkingDir, dev: false })
  build.onStart(async () => {
    // Nobody says what has changed since the last build of a context.
    const isFirst = opening === undefined
    opening = (isFirst ? Promise.resolve() : session.again()).then(() => messagesOf(session.open()))
    return { errors: await opening }
  })
  build.onLoad({ filter: sourceIds, namespace: 'file' }, async ({ path, suffix, with: attributes }) => {
    const kind = loaders[extname(path)]
    if (kind === undefined || kind === 'js' || suffix !== '' || Object.keys(attributes).length > 0) return undefined
    if (packageIds.test(path)) return undefined
    // esbuild goes on loading while a build fails, and the failure is told already.
    if (((await opening) ?? []).length > 0) return undefined
    const code = read(path)
    if (code === undefined || !sourceCode.test(code) || !looksRaw(code, path)) return undefined
    let result: Transformed | undefined
    const errors = await messagesOf(session.module(code, path).then((it) => void (result = it)))
    if (errors.length > 0) return { errors }
    return resultOf(result, path, kind, sourcemap !== undefined && sourcemap !== false)
  })
  build.onEnd(({ errors }) => {
    if (errors.length === 0) session.end()
  })
}

function resultOf(result: Transformed | undefined, path: string, loader: Loader, withMap: boolean): OnLoadResult {
  const watchFiles = [...(result?.watch ?? [])]
  if (result?.injected === undefined) return { watchFiles }
  const { code, map } = result.injected
  // Of text a comment at its end would be a part.
  if (!withMap || (loader !== 'jsx' && loader !== 'tsx')) return { contents: code, loader, watchFiles }
  const inline = Buffer.from(JSON.stringify({ ...map, sources: [basename(path)] })).toString('base64')
  const contents = `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`
  return { contents, loader, watchFiles }
}

/** Bytes that are no UTF-8 are left to esbuild, which says where. */
function read(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  } catch {
    // Not there, or not text: esbuild meets the same and reports it.
    return undefined
  }
}

/** Expected failures in esbuild's own form, so that it shows the place and no stack of ours. */
async function messagesOf(work: Promise<unknown>): Promise<PartialMessage[]> {
  try {
    await work
    return []
  } catch (error) {
    if (!(error instanceof AltTextError)) throw error
    return [{ text: describeError(error) }]
  }
}
