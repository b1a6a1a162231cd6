import { join } from 'node:path'
import { rspack } from '@rspack/core'
import altText from 'unplugin-alt-text/rspack'

const here = import.meta.dirname
const swc = {
  loader: 'builtin:swc-loader',
  options: { jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react: { runtime: 'automatic' } } } },
}

export default {
  entry: './src/main.jsx',
  cache: { type: 'persistent', buildDependencies: [import.meta.filename] },
  devtool: 'source-map',
  output: {
    path: join(here, 'dist'),
    filename: '[name].[contenthash].js',
    assetModuleFilename: 'assets/[hash][ext]',
    publicPath: '/app/',
    clean: true,
  },
  resolve: { extensions: ['.jsx', '...'], alias: { '@': join(here, 'src') } },
  module: {
    rules: [
      { test: /\.jsx$/, exclude: /node_modules/, use: swc, type: 'javascript/auto' },
      { test: /\.mdx$/, use: [swc, '@mdx-js/loader'], type: 'javascript/auto' },
      { test: /\.(?:png|jpg|webp)$/, type: 'asset/resource' },
      { test: /\.svg$/, type: 'asset/inline' },
      { test: /\.txt$/, type: 'asset/source' },
    ],
  },
  plugins: [
    new rspack.HtmlRspackPlugin({ template: 'src/index.html', templateParameters: { base: '/app/' } }),
    new rspack.HtmlRspackPlugin({ template: 'src/static.html', filename: 'guide/static.html', chunks: [] }),
    new rspack.CopyRspackPlugin({ patterns: ['public'] }),
    altText(),
  ],
  devServer: { static: { directory: 'public', publicPath: '/app/' } },
}
