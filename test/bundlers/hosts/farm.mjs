import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as farmBuild } from '@farmfe/core'
import altText from 'unplugin-alt-text/farm'
import { compile } from '../compile.mjs'
import { entryIn } from '../entry.mjs'

/** JSX with this site's own factory; in a real project a plugin of the framework does it. */
const jsx = {
  name: 'site-jsx',
  transform: {
    filters: { resolvedPaths: ['\\.[jt]sx$'] },
    async executor({ content, resolvedPath }) {
      const { code, map } = await compile(content, resolvedPath)
      return { content: code, moduleType: 'js', sourceMap: map }
    },
  },
}

const markdown = {
  name: 'markdown-as-text',
  load: {
    filters: { resolvedPaths: ['\\.md$'] },
    executor: ({ resolvedPath }) => ({ content: readFileSync(resolvedPath, 'utf8'), moduleType: 'md' }),
  },
  transform: {
    filters: { moduleTypes: ['md'] },
    executor: ({ content }) => ({ content: `export default ${JSON.stringify(content)}`, moduleType: 'js' }),
  },
}

export function configOf({ root, out, entry = 'src/main.jsx', options, html, cache = false, plugins = [] }) {
  return {
    root,
    configFile: false,
    clearScreen: false,
    compilation: {
      input: { index: html === undefined ? `./${entry}` : `./${html}` },
      // Pages are for browsers, and a bundle that is run here is for Node.
      output:
        html === undefined
          ? { path: out, targetEnv: 'node', entryFilename: '[entryName].mjs', format: 'esm' }
          : { path: out, targetEnv: 'browser' },
      resolve: { alias: { '@': join(root, 'src') } },
      sourcemap: true,
      minify: false,
      presetEnv: false,
      persistentCache: cache,
      progress: false,
    },
    plugins: [...plugins, altText(options), jsx, markdown],
  }
}

export async function build(job) {
  await farmBuild(configOf(job))
  return { entry: job.html === undefined ? entryIn(job.out, /^index\.mjs$/) : undefined }
}
