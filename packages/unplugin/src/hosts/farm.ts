import type { UnpluginOptions } from 'unplugin'
import { orFailure } from '../failure.ts'
import { looksRaw, packageIds, sourceCode, sourceIds } from '../raw.ts'
import type { Session } from '../session.ts'

type FarmPlugin = NonNullable<UnpluginOptions['farm']>

/**
 * Farm: pages are modules like any other. Its `transformHtml` is no use: the first order's result is
 * dropped (https://github.com/farm-fe/farm/issues/1816), and the later ones are given an empty page.
 */
export function farm(session: Session): FarmPlugin {
  return {
    configResolved: ({ root, compilation }) =>
      session.describe({
        root: root ?? process.cwd(),
        dev: compilation?.mode === 'development' || Boolean(compilation?.watch),
      }),
    buildStart: { executor: () => orFailure(session.open()) },
    transform: {
      filters: { resolvedPaths: ['\\.(jsx|tsx|js|mjs|md|markdown|mdx|vue|svelte|astro|html)$'], moduleTypes: [] },
      async executor({ content, resolvedPath, query, moduleType }, context) {
        if (query.length > 0 || packageIds.test(resolvedPath) || !sourceCode.test(content)) return null
        if (moduleType === 'html') {
          const page = await orFailure(session.sourcePage(content, resolvedPath))
          return page === content ? null : { content: page, moduleType }
        }
        if (!sourceIds.test(resolvedPath) || !looksRaw(content, resolvedPath)) return null
        const result = await orFailure(session.module(content, resolvedPath))
        for (const file of result?.watch ?? []) context?.addWatchFile(file, resolvedPath)
        if (result?.injected === undefined) return null
        const { code, map } = result.injected
        // The type stays what it was: unplugin would make `js` of Markdown that another plugin is yet to compile.
        return { content: code, moduleType, sourceMap: JSON.stringify({ ...map, sources: [resolvedPath] }) }
      },
    },
    updateModules: {
      async executor({ paths }) {
        for (const [path] of paths) await session.changed(path)
      },
    },
    finish: { executor: () => session.end() },
  }
}
