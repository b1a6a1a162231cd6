import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import mdx from '@mdx-js/rollup'
import url from '@rollup/plugin-url'
import { rollupPluginHTML as html } from '@web/rollup-plugin-html'
import altText from 'unplugin-alt-text/rolldown'

/** Rolldown copies nothing, and cleans up only where it is told to. */
const publicFolder = {
  name: 'public-folder',
  buildStart: () => rmSync('dist', { recursive: true, force: true }),
  writeBundle: ({ dir }) => cpSync('public', dir, { recursive: true }),
}

export default {
  plugins: [
    altText(),
    html({ rootDir: 'src', input: '**/*.html', publicPath: '/app/', externalAssets: ['/app/**', 'photos/*'] }),
    mdx({ jsxImportSource: 'preact' }),
    url({ include: '**/*.{png,jpg,webp,svg}', limit: 310, publicPath: '/app/' }),
    publicFolder,
  ],
  resolve: { alias: { '@': join(import.meta.dirname, 'src') } },
  transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  output: { dir: 'dist', sourcemap: true, entryFileNames: '[hash].js', assetFileNames: 'assets/[hash][extname]' },
}
