import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mdx from '@mdx-js/rollup'

const text = '![](/photos/public.png) <img src="/photos/public.png">'
const compiled = (code) => `/* compiled */\nexport default ${JSON.stringify(code)}\n`

/** Plugins of other people that a job asks for by name; they stand before ours, in esbuild behind it. */
export const plugins = {
  /** Makes JavaScript of Markdown before anybody else sees it. */
  'compiles-early': () => ({
    name: 'compiles-early',
    enforce: 'pre',
    transform: {
      order: 'pre',
      handler: (code, id) => (id.endsWith('early.md') ? { code: compiled(code), map: null } : null),
    },
  }),
  /** Makes JavaScript of Markdown as it reads it. */
  'compiles-on-load': () => ({
    name: 'compiles-on-load',
    load: (id) => (id.endsWith('loaded.md') ? compiled(readFileSync(id, 'utf8')) : null),
  }),
  /** Modules that stand in no file, but end as if they did. */
  virtual: () => ({
    name: 'virtual',
    enforce: 'pre',
    resolveId: (source) => (source === 'virtual:page' ? '\0virtual/page.jsx' : null),
    load: (id) => (id === '\0virtual/page.jsx' ? `export default ${JSON.stringify(text)}` : null),
  }),
  /** Text of any file, as Vite gives it. */
  raw: () => ({
    name: 'raw',
    async resolveId(source, importer) {
      if (!source.endsWith('?raw')) return null
      const resolved = await this.resolve(source.slice(0, -4), importer)
      return resolved && `${resolved.id}?raw`
    },
    load: (id) =>
      id.endsWith('?raw') ? `export default ${JSON.stringify(readFileSync(id.slice(0, -4), 'utf8'))}` : null,
  }),
  mdx: () => ({ enforce: 'pre', ...mdx() }),
  'esbuild-markdown': () => ({
    name: 'esbuild-markdown',
    setup(build) {
      build.onLoad({ filter: /\.markdown$/ }, ({ path }) => ({
        contents: compiled(readFileSync(path, 'utf8')),
        loader: 'js',
      }))
      // The path is a file's; the namespace says that this is not its content.
      const path = join(build.initialOptions.absWorkingDir, 'src/Addresses.tsx')
      build.onResolve({ filter: /^virtual:/ }, () => ({ path, namespace: 'virtual' }))
      build.onLoad({ filter: /.*/, namespace: 'virtual' }, () => ({ contents: text, loader: 'text' }))
    },
  }),
}
