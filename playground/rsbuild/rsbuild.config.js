import { defineConfig } from '@rsbuild/core'
import { pluginMdx } from '@rsbuild/plugin-mdx'
import { pluginReact } from '@rsbuild/plugin-react'
import altText from 'unplugin-alt-text/rsbuild'

export default defineConfig({
  plugins: [pluginReact(), pluginMdx(), altText()],
  source: { entry: { index: './src/main.jsx', static: './src/static.js' } },
  html: { template: ({ entryName }) => `./src/${entryName}.html` },
  resolve: { alias: { '@': './src' } },
  server: { base: '/app/' },
  performance: { buildCache: true },
  tools: { rspack: { module: { rules: [{ test: /\.txt$/, type: 'asset/source' }] } } },
})
