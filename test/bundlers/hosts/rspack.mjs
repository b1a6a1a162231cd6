import { join } from 'node:path'
import { promisify } from 'node:util'
import { rspack } from '@rspack/core'
import HtmlWebpackPlugin from 'html-webpack-plugin'
import altText from 'unplugin-alt-text/rspack'

const swc = (syntax, flag) => ({
  loader: 'builtin:swc-loader',
  options: { jsc: { parser: { syntax, [flag]: true }, transform: { react: { runtime: 'classic', pragma: 'h' } } } },
})

/** @param job `htmlPlugin: 'rspack'` takes Rspack's own instead of html-webpack-plugin */
export function configOf({
  root,
  out,
  entry = 'src/main.jsx',
  options,
  html,
  htmlPlugin,
  cache = false,
  plugins = [],
  assetName = 'assets/[name]-[contenthash][ext]',
}) {
  const Html = htmlPlugin === 'rspack' ? rspack.HtmlRspackPlugin : HtmlWebpackPlugin
  return {
    context: root,
    mode: 'production',
    devtool: 'source-map',
    target: 'node',
    entry: join(root, entry),
    cache,
    output: { path: out, filename: 'main.cjs', assetModuleFilename: assetName, publicPath: '' },
    optimization: { minimize: false },
    resolve: { alias: { '@': join(root, 'src') } },
    module: {
      rules: [
        { test: /\.jsx$/, use: swc('ecmascript', 'jsx') },
        { test: /\.tsx$/, use: swc('typescript', 'tsx') },
        { test: /\.png$/, type: 'asset/resource' },
        { test: /\.md$/, type: 'asset/source' },
        { resourceQuery: /raw/, type: 'asset/source' },
      ],
    },
    plugins: [
      ...plugins,
      altText(options),
      ...(html === undefined ? [] : [new Html({ template: join(root, html), minify: false })]),
    ],
  }
}

export async function build(job) {
  const compiler = rspack(configOf(job))
  const stats = await promisify(compiler.run.bind(compiler))()
  await promisify(compiler.close.bind(compiler))()
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true })
  if (errors.length > 0)
    throw new Error(errors.map(({ moduleName, message }) => `${moduleName}: ${message}`).join('\n'))
  return { entry: join(job.out, 'main.cjs'), warnings: warnings.map(({ message }) => message) }
}
