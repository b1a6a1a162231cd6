import { join } from 'node:path'
import altText from 'unplugin-alt-text/vite'
import { build as viteBuild } from 'vite'
import { entryIn } from '../entry.mjs'

/** Markdown as text, the way a site's own plugin would do it: after sources were read. */
export const markdown = {
  name: 'markdown-as-text',
  transform(code, id) {
    return id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)}`, map: null } : null
  },
}

/** @param job `entry` instead of the page; `fixedNames`, so that a bundle can be found before there is one */
export function configOf({ root, out, entry, options, plugins = [], fixedNames = entry !== undefined, config }) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'classic', pragma: 'h' } },
    resolve: { alias: { '@': join(root, 'src') } },
    ...config,
    plugins: [...plugins, altText(options), markdown],
    build: {
      outDir: out,
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        ...(entry !== undefined && { input: join(root, entry), external: ['react/jsx-runtime'] }),
        output: fixedNames ? { entryFileNames: 'main.mjs' } : {},
      },
    },
  }
}

export async function build(job) {
  const config = configOf(job)
  await viteBuild(config)
  const plugin = config.plugins.find(({ name }) => name === 'unplugin-alt-text')
  return {
    entry: job.entry === undefined ? entryIn(join(job.out, 'assets'), /^index-.*\.js$/) : join(job.out, 'main.mjs'),
    seen: plugin.api.seen.map(({ occurrence: { file, line, column } }) => `${file}:${line}:${column}`),
  }
}
