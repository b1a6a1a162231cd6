const { join } = require('node:path')
const CopyPlugin = require('copy-webpack-plugin')
const HtmlWebpackPlugin = require('html-webpack-plugin')
const altText = require('unplugin-alt-text/webpack')

const babel = { loader: 'babel-loader', options: { presets: [['@babel/preset-react', { runtime: 'automatic' }]] } }

module.exports = {
  entry: './src/main.jsx',
  cache: { type: 'filesystem', buildDependencies: { config: [__filename] } },
  devtool: 'source-map',
  output: {
    path: join(__dirname, 'dist'),
    filename: '[name].[contenthash].js',
    assetModuleFilename: 'assets/[hash][ext]',
    publicPath: '/app/',
    clean: true,
  },
  resolve: { extensions: ['.jsx', '...'], alias: { '@': join(__dirname, 'src') } },
  module: {
    rules: [
      { test: /\.jsx$/, exclude: /node_modules/, use: babel },
      { test: /\.mdx$/, use: [babel, '@mdx-js/loader'] },
      { test: /\.(?:png|jpg|webp)$/, type: 'asset/resource' },
      { test: /\.svg$/, type: 'asset/inline' },
      { test: /\.txt$/, type: 'asset/source' },
    ],
  },
  plugins: [
    new HtmlWebpackPlugin({ template: 'src/index.html' }),
    new HtmlWebpackPlugin({ template: 'html-loader!src/static.html', filename: 'guide/static.html', chunks: [] }),
    new CopyPlugin({ patterns: ['public'] }),
    altText(),
  ],
  devServer: { static: { directory: 'public', publicPath: '/app/' } },
}
