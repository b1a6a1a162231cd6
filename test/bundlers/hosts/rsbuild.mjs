import { join } from 'node:path'
import { createRsbuild } from '@rsbuild/core'
import altText from 'unplugin-alt-text/rsbuild'

export function configOf({ root, out, entry = 'src/main.jsx', options, html, cache = false, plugins = [] }) {
  return {
    root,
    mode: 'production',
    logLevel: 'warn',
    source: { entry: { index: join(root, entry) } },
    resolve: { alias: { '@': join(root, 'src') } },
    server: { publicDir: { name: 'public', copyOnBuild: false } },
    html: html === undefined ? {} : { template: join(root, html) },
    output: {
      // Pages are for browsers, and a bundle that is run here is for Node.
      target: html === undefined ? 'node' : 'web',
      distPath: { root: out },
      dataUriLimit: 0,
      minify: false,
      filenameHash: true,
      sourceMap: { js: 'source-map' },
    },
    tools: {
      htmlPlugin: { minify: false },
      swc: { jsc: { transform: { react: { runtime: 'classic', pragma: 'h' } } } },
      rspack: {
        module: {
          rules: [
            { test: /\.md$/, type: 'asset/source' },
            { resourceQuery: /raw/, type: 'asset/source' },
          ],
        },
      },
    },
    performance: { buildCache: cache },
    plugins: [...plugins, altText(options)],
  }
}

export async function build(job) {
  const rsbuild = await createRsbuild({ cwd: job.root, rsbuildConfig: configOf(job) })
  const { close, stats } = await rsbuild.build()
  await close()
  const { warnings = [] } = stats?.toJson({ all: false, warnings: true }) ?? {}
  return { entry: join(job.out, 'index.js'), warnings: warnings.map(({ message }) => message) }
}
