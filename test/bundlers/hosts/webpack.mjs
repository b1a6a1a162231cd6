import { join } from 'node:path'
import { promisify } from 'node:util'
import HtmlWebpackPlugin from 'html-webpack-plugin'
import altText from 'unplugin-alt-text/webpack'
import webpack from 'webpack'

export function configOf({
  root,
  out,
  entry = 'src/main.jsx',
  options,
  html,
  cache = false,
  plugins = [],
  assetName = 'assets/[name]-[contenthash][ext]',
}) {
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
        { test: /\.[jt]sx$/, use: join(import.meta.dirname, 'jsx-loader.mjs') },
        { test: /\.png$/, type: 'asset/resource' },
        { test: /\.md$/, type: 'asset/source' },
        { resourceQuery: /raw/, type: 'asset/source' },
      ],
    },
    plugins: [
      ...plugins,
      altText(options),
      ...(html === undefined ? [] : [new HtmlWebpackPlugin({ template: join(root, html), minify: false })]),
    ],
  }
}

export async function build(job) {
  const compiler = webpack(configOf(job))
  const stats = await promisify(compiler.run.bind(compiler))()
  await promisify(compiler.close.bind(compiler))()
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true })
  if (errors.length > 0)
    throw new Error(errors.map(({ moduleName, message }) => `${moduleName}: ${message}`).join('\n'))
  return { entry: join(job.out, 'main.cjs'), warnings: warnings.map(({ message }) => message) }
}
