import { join } from 'node:path'
import { rollup } from 'rollup'
import altText from 'unplugin-alt-text/rollup'
import { page, sitePlugins } from './rollup-plugins.mjs'

export function configOf({ root, entry = 'src/main.jsx', options, plugins = [], html, warn = () => {} }) {
  return {
    input: join(root, entry),
    plugins: [...plugins, altText(options), ...(html === undefined ? [] : [page(html)]), ...sitePlugins(root)],
    onwarn: ({ message }) => warn(message),
  }
}

export function outputOf({ out }) {
  return {
    dir: out,
    format: 'es',
    sourcemap: true,
    entryFileNames: 'main.mjs',
    assetFileNames: 'assets/[name]-[hash][extname]',
  }
}

export async function build(job) {
  const warnings = []
  process.chdir(job.root)
  const bundle = await rollup(configOf({ ...job, warn: (message) => warnings.push(message) }))
  await bundle.write(outputOf(job))
  await bundle.close()
  return { entry: join(job.out, 'main.mjs'), warnings }
}
