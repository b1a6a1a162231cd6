import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import mdx from '@mdx-js/rollup'
import alias from '@rollup/plugin-alias'
import resolve from '@rollup/plugin-node-resolve'
import url from '@rollup/plugin-url'
import { rollupPluginHTML as html } from '@web/rollup-plugin-html'
import altText from 'unplugin-alt-text/rollup'

const text = {
  name: 'text',
  load: (id) => (id.endsWith('.txt') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : null),
}

/** Rollup neither cleans up nor copies anything. */
const publicFolder = {
  name: 'public-folder',
  buildStart: () => rmSync('dist', { recursive: true, force: true }),
  writeBundle: ({ dir }) => cpSync('public', dir, { recursive: true }),
}

export default {
  plugins: [
    altText(),
    html({ rootDir: 'src', input: '**/*.html', publicPath: '/app/', externalAssets: ['/app/**', 'photos/*'] }),
    alias({ entries: { '@': join(import.meta.dirname, 'src') } }),
    resolve({ extensions: ['.js', '.jsx'] }),
    mdx({ jsxImportSource: 'preact' }),
    url({ include: '**/*.{png,jpg,webp,svg}', limit: 310, publicPath: '/app/' }),
    text,
    publicFolder,
  ],
  jsx: { mode: 'automatic', jsxImportSource: 'preact/jsx-runtime' },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[hash].js',
    assetFileNames: 'assets/[hash][extname]',
  },
}
