import { join } from 'node:path'
import { build as esbuildBuild } from 'esbuild'
import altText from 'unplugin-alt-text/esbuild'

export function configOf({ root, out, entry = 'src/main.jsx', options, plugins = [], config }) {
  return {
    absWorkingDir: root,
    entryPoints: [join(root, entry)],
    outfile: join(out, 'main.mjs'),
    bundle: true,
    format: 'esm',
    sourcemap: true,
    logLevel: 'silent',
    jsxFactory: 'h',
    alias: { '@': join(root, 'src') },
    loader: { '.png': 'file', '.md': 'text' },
    ...config,
    // Ours first: a plugin before it would load files whether ours wants them or not.
    plugins: [altText(options), ...plugins],
  }
}

export async function build(job) {
  const { warnings } = await esbuildBuild(configOf(job))
  return { entry: join(job.out, 'main.mjs'), warnings: warnings.map(({ text }) => text) }
}
