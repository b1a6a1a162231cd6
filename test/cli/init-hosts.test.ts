import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Site } from './site.ts'
import type { Files } from './site.ts'

let site: Site
afterEach(() => site.remove())

const playground = resolve(import.meta.dirname, '../../playground')
const manifest = (...names: string[]): string =>
  JSON.stringify({ devDependencies: Object.fromEntries(names.map((name) => [name, '*'])) })

async function initIn(files: Files): Promise<string> {
  site = new Site(files)
  const ran = await site.run(['init'])
  expect(ran.code, ran.err).toBe(0)
  return ran.out
}

describe('a playground without the plugin gets back what it has', () => {
  test.each([
    ['vitepress', '.vitepress/config.mts', 'vitepress'],
    ['astro', 'astro.config.mjs', 'astro'],
    ['sveltekit', 'vite.config.js', '@sveltejs/kit'],
    ['nuxt', 'nuxt.config.ts', 'nuxt'],
    ['vite-react', 'vite.config.ts', 'vite'],
    ['docusaurus', 'docusaurus.config.js', '@docusaurus/core'],
    ['next', 'next.config.mjs', 'next'],
    ['eleventy', 'eleventy.config.js', '@11ty/eleventy'],
  ])('%s', async (name, path, dependency) => {
    const written = readFileSync(join(playground, name, path), 'utf8')
    const without = written
      .replace(/^import (?:altText|withAltText) from .*\n/m, '')
      .replace(/^ *config\.addPlugin\(altText\)\n/m, '')
      .replace(/withAltText\((.*),\n\)\n/s, '$1\n')
      .replaceAll(/altText\(\)(?:, )?|'@alt-text\/docs\/(?:nuxt|docusaurus)'(?:, )?/g, '')
      .replaceAll(', ]', ']')
    expect(without).not.toMatch(/alt-?text/i)
    await initIn({ [path]: without, 'package.json': manifest(dependency) })
    const entries = (text: string): string[] =>
      text.match(/\baltText\b(?:\(\))?|withAltText\(|'@alt-text\/docs\/(?:nuxt|docusaurus)'|from '.*alt-text.*'/gi) ??
      []
    expect(entries(site.read(path)).sort()).toEqual(entries(written).sort())
  })
})

describe('lines go in as the file is written', () => {
  test.each<[string, string, string]>([
    [
      'on lines of their own',
      "import a from 'a'\n\nexport default {\n  plugins: [\n    a(),\n  ],\n}\n",
      "import a from 'a'\nimport altText from 'unplugin-alt-text/vite'\n\nexport default {\n  plugins: [\n    altText(),\n    a(),\n  ],\n}\n",
    ],
    [
      'in a list without anything',
      'export default { plugins: [] }\n',
      "import altText from 'unplugin-alt-text/vite'\n\nexport default { plugins: [altText()] }\n",
    ],
    [
      'where there is no list',
      'export default {}\n',
      "import altText from 'unplugin-alt-text/vite'\n\nexport default { plugins: [altText()] }\n",
    ],
    [
      'with its quotes, semicolons and line ends',
      'import { defineConfig } from "vite";\r\n\r\nexport default defineConfig({\r\n  base: "/a/",\r\n});\r\n',
      'import { defineConfig } from "vite";\r\nimport altText from "unplugin-alt-text/vite";\r\n\r\nexport default defineConfig({\r\n  plugins: [altText()],\r\n  base: "/a/",\r\n});\r\n',
    ],
    [
      'in what a function returns',
      "import b from 'b'\nexport default defineConfig(({ mode }) => {\n  const c = mode\n  return { plugins: [b(c)] }\n})\n",
      "import b from 'b'\nimport altText from 'unplugin-alt-text/vite'\nexport default defineConfig(({ mode }) => {\n  const c = mode\n  return { plugins: [altText(), b(c)] }\n})\n",
    ],
    [
      'in a constant, with its type',
      'const config = { plugins: [] } satisfies UserConfig\nexport default config\n',
      "import altText from 'unplugin-alt-text/vite'\n\nconst config = { plugins: [altText()] } satisfies UserConfig\nexport default config\n",
    ],
  ])('%s', async (_, before, after) => {
    const out = await initIn({ 'vite.config.ts': before, 'package.json': manifest('vite') })
    expect(out).toContain('Put the plugin for Vite into vite.config.ts.')
    expect(site.read('vite.config.ts')).toBe(after)
    const again = await site.run(['init'])
    expect(again.out).toContain('vite.config.ts has the plugin for Vite already.')
    expect(site.read('vite.config.ts')).toBe(after)
  })
})

describe('lines go into configs of other shapes', () => {
  test.each<[string, string, string, string, string]>([
    [
      'Docusaurus, CommonJS: by name, in front of others',
      '@docusaurus/core',
      'docusaurus.config.js',
      "const config = {\n  plugins: [\n    './local',\n  ],\n};\n\nmodule.exports = config;\n",
      "const config = {\n  plugins: [\n    '@alt-text/docs/docusaurus',\n    './local',\n  ],\n};\n\nmodule.exports = config;\n",
    ],
    [
      'Docusaurus, TypeScript',
      '@docusaurus/core',
      'docusaurus.config.ts',
      "import type { Config } from '@docusaurus/types';\n\nconst config: Config = {\n  title: 'A',\n};\n\nexport default config;\n",
      "import type { Config } from '@docusaurus/types';\n\nconst config: Config = {\n  plugins: ['@alt-text/docs/docusaurus'],\n  title: 'A',\n};\n\nexport default config;\n",
    ],
    [
      'Next: around a constant',
      'next',
      'next.config.ts',
      "import type { NextConfig } from 'next';\n\nconst config: NextConfig = {};\n\nexport default config;\n",
      "import type { NextConfig } from 'next';\nimport withAltText from '@alt-text/docs/next';\n\nconst config: NextConfig = {};\n\nexport default withAltText(config);\n",
    ],
    [
      'Next, CommonJS: around what others have made',
      'next',
      'next.config.js',
      "const withMDX = require('@next/mdx')()\n\nmodule.exports = withMDX({ output: 'export' })\n",
      "const withMDX = require('@next/mdx')()\nconst withAltText = require('@alt-text/docs/next')\n\nmodule.exports = withAltText(withMDX({ output: 'export' }))\n",
    ],
    [
      'Next, CommonJS, nothing else',
      'next',
      'next.config.js',
      '/** @type {import("next").NextConfig} */\nmodule.exports = {};\n',
      'const withAltText = require(\'@alt-text/docs/next\');\n\n/** @type {import("next").NextConfig} */\nmodule.exports = withAltText({});\n',
    ],
    [
      'Eleventy, CommonJS: in its function, under its name',
      '@11ty/eleventy',
      '.eleventy.js',
      "const rss = require('@11ty/eleventy-plugin-rss')\n\nmodule.exports = function (eleventyConfig) {\n  eleventyConfig.addPlugin(rss)\n\n  return { dir: { input: 'src' } }\n}\n",
      "const rss = require('@11ty/eleventy-plugin-rss')\nconst altText = require('@alt-text/docs/eleventy')\n\nmodule.exports = function (eleventyConfig) {\n  eleventyConfig.addPlugin(altText)\n  eleventyConfig.addPlugin(rss)\n\n  return { dir: { input: 'src' } }\n}\n",
    ],
    [
      'Eleventy: an arrow, on one line',
      '@11ty/eleventy',
      'eleventy.config.mjs',
      'export default async (config) => { config.addPassthroughCopy("img"); };\n',
      'import altText from "@alt-text/docs/eleventy";\n\nexport default async (config) => { config.addPlugin(altText); config.addPassthroughCopy("img"); };\n',
    ],
    [
      'Eleventy: a function of another name',
      '@11ty/eleventy',
      'eleventy.config.js',
      "function set(config) {\n  config.addPassthroughCopy('img')\n}\n\nexport default set\n",
      "import altText from '@alt-text/docs/eleventy'\n\nfunction set(config) {\n  config.addPlugin(altText)\n  config.addPassthroughCopy('img')\n}\n\nexport default set\n",
    ],
    [
      'webpack, CommonJS',
      'webpack',
      'webpack.config.js',
      "const path = require('path');\nconst HtmlWebpackPlugin = require('html-webpack-plugin');\n\nmodule.exports = {\n  entry: './src/index.js',\n  plugins: [\n    new HtmlWebpackPlugin(),\n  ],\n};\n",
      "const path = require('path');\nconst HtmlWebpackPlugin = require('html-webpack-plugin');\nconst altText = require('unplugin-alt-text/webpack');\n\nmodule.exports = {\n  entry: './src/index.js',\n  plugins: [\n    altText(),\n    new HtmlWebpackPlugin(),\n  ],\n};\n",
    ],
    [
      'Rspack',
      '@rspack/core',
      'rspack.config.mjs',
      "import { defineConfig } from '@rspack/cli'\n\nexport default defineConfig({ entry: './src/index.js' })\n",
      "import { defineConfig } from '@rspack/cli'\nimport altText from 'unplugin-alt-text/rspack'\n\nexport default defineConfig({ plugins: [altText()], entry: './src/index.js' })\n",
    ],
    [
      'Rsbuild',
      '@rsbuild/core',
      'rsbuild.config.ts',
      "import { defineConfig } from '@rsbuild/core'\n\nexport default defineConfig({\n  plugins: [pluginReact()],\n})\n",
      "import { defineConfig } from '@rsbuild/core'\nimport altText from 'unplugin-alt-text/rsbuild'\n\nexport default defineConfig({\n  plugins: [altText(), pluginReact()],\n})\n",
    ],
    [
      'Rollup',
      'rollup',
      'rollup.config.mjs',
      "import { rollupPluginHTML as html } from '@web/rollup-plugin-html'\n\nexport default { input: 'index.html', plugins: [html()] }\n",
      "import { rollupPluginHTML as html } from '@web/rollup-plugin-html'\nimport altText from 'unplugin-alt-text/rollup'\n\nexport default { input: 'index.html', plugins: [altText(), html()] }\n",
    ],
  ])('%s', async (_, dependency, path, before, after) => {
    await initIn({ [path]: before, 'package.json': manifest(dependency) })
    expect(site.read(path)).toBe(after)
    expect((await site.run(['init'])).out).toContain(`${path} has the plugin for`)
    expect(site.read(path)).toBe(after)
  })

  test.each<[string, string, string, readonly string[]]>([
    [
      'next',
      'next.config.mjs',
      'export default function config() {\n  return {}\n}\n',
      ["import withAltText from '@alt-text/docs/next'", 'export default withAltText(config)'],
    ],
    [
      '@11ty/eleventy',
      '.eleventy.js',
      'module.exports = (config) => config.addPassthroughCopy("img")\n',
      ["const altText = require('@alt-text/docs/eleventy')", 'module.exports = (config) => config.addPlugin'],
    ],
  ])('%s: one that is not plain is told the lines, in its own module format', async (dependency, path, text, lines) => {
    const out = await initIn({ [path]: text, 'package.json': manifest(dependency) })
    expect(site.read(path)).toBe(text)
    for (const line of lines) expect(out).toContain(line)
  })
})

test('a list that has a name of its own gets the plugin where it stands', async () => {
  await initIn({
    'vite.config.ts': 'const plugins: Plugin[] = [react()]\n\nexport default { plugins }\n',
    'package.json': manifest('vite'),
  })
  expect(site.read('vite.config.ts')).toContain('const plugins: Plugin[] = [altText(), react()]\n')
})

test.each([
  'module.exports = make()\n',
  'export default { plugins: list }\n',
  'export default make()\n',
  'export default { plugins: [\n',
])('a config that is not plain is left alone, and the lines are told: %j', async (text) => {
  const out = await initIn({ 'vite.config.mjs': text, 'package.json': manifest('vite') })
  expect(out).toContain('Put the plugin for Vite into vite.config.mjs:')
  expect(out).toMatch(/import altText from 'unplugin-alt-text\/vite'|require\('unplugin-alt-text\/vite'\)/)
  expect(out).toContain('plugins: [altText()]')
  expect(site.read('vite.config.mjs')).toBe(text)
})

test.each([
  ['@11ty/eleventy', 'eleventy.config.mjs', 'export default (config) => config.addPlugin(altText)'],
  ['vite', 'vite.config.mjs', 'export default { plugins: [altText()] }'],
])('%s without a config: the lines are told', async (name, config, line) => {
  const out = await initIn({ 'package.json': manifest(name) })
  expect(out).toContain(`into ${config}:`)
  expect(out).toContain(line)
  expect(site.tree().some((it) => it.startsWith(config))).toBe(false)
})

describe('what a host says of addresses is in our config', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'VitePress in docs/',
      {
        'package.json': manifest('vitepress'),
        'docs/.vitepress/config.ts':
          "export default { base: '/handbook/', srcDir: 'src', lang: 'pt-BR', vite: { resolve: { alias: [{ find: '@', replacement: fileURLToPath(new URL('../pics', import.meta.url)) }] } } }\n",
        'docs/pics/a.txt': '',
      },
      ['publicDirs: ["docs/src/public"]', 'base: "/handbook/"', 'language: "pt-BR"', 'alias: {"@":"docs/pics"}'],
    ],
    [
      'Astro, with paths of TypeScript',
      {
        'package.json': manifest('astro'),
        'astro.config.mjs': "export default { base: '/docs', publicDir: './assets' }\n",
        'tsconfig.json':
          '{ // with comments\n "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"], "one": ["./one.ts"] }, } }\n',
      },
      ['publicDirs: ["assets"]', 'base: "/docs"', 'alias: {"@":"src"}'],
    ],
    [
      'SvelteKit',
      {
        'package.json': manifest('@sveltejs/kit', 'vite'),
        'vite.config.js': 'export default { plugins: [] }\n',
        'svelte.config.js':
          "const config = { kit: { paths: { base: '/docs' }, alias: { $img: './src/img', '$ui/*': 'src/ui/*' } } }\nexport default config\n",
      },
      ['publicDirs: ["static"]', 'base: "/docs"', 'alias: {"$lib":"src/lib","$img":"src/img","$ui":"src/ui"}'],
    ],
    [
      'SvelteKit 3, all in the config of Vite',
      {
        'package.json': manifest('@sveltejs/kit', 'vite'),
        'vite.config.js':
          "export default { plugins: [sveltekit({ paths: { base: '/docs' } })], resolve: { alias: { img: path.resolve('src/img') } } }\n",
        'src/app.html': '',
      },
      ['publicDirs: ["static"]', 'base: "/docs"', 'alias: {"#lib":"src/lib","img":"src/img"}'],
    ],
    [
      'Nuxt',
      {
        'package.json': manifest('nuxt'),
        'nuxt.config.ts':
          "export default defineNuxtConfig({ app: { baseURL: '/docs/' }, alias: { img: fileURLToPath(new URL('./pics', import.meta.url)), one: '/abs', two } })\n",
        'app/app.vue': '<template><p /></template>\n',
      },
      ['base: "/docs/"', 'alias: {"~":"app","@":"app","img":"pics"}'],
    ],
    [
      'Docusaurus',
      {
        'package.json': manifest('@docusaurus/core'),
        'docusaurus.config.js':
          "module.exports = { baseUrl: '/sub/', staticDirectories: ['public', 'static'], i18n: { defaultLocale: 'de' } }\n",
      },
      ['publicDirs: ["public","static"]', 'base: "/sub/"', 'language: "de"'],
    ],
    [
      'Next',
      {
        'package.json': manifest('next'),
        'next.config.mjs': "const config = { basePath: '/sub' }\nexport default withMDX(config)\n",
        'jsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }\n',
      },
      ['base: "/sub"', 'alias: {"@":"."}'],
    ],
    [
      'Eleventy',
      {
        'package.json': manifest('@11ty/eleventy'),
        'eleventy.config.js':
          "export default function (it) {\n  it.addPassthroughCopy('src/img')\n  it.addPassthroughCopy({ './public/': '/', 'src/assets/pics': 'pictures', 'a.png': 'b.png' })\n}\nexport const config = { dir: { input: './src/' }, pathPrefix: '/sub/' }\n",
        'public/a.txt': '',
        'src/assets/pics/a.txt': '',
        'a.png': '',
      },
      ['publicDirs: ["src","public"]', 'base: "/sub/"', 'alias: {"/pictures":"src/assets/pics"}'],
    ],
    [
      'Eleventy, CommonJS, nothing set',
      {
        'package.json': manifest('@11ty/eleventy'),
        '.eleventy.js': "module.exports = function (it) {\n  it.addPassthroughCopy('img')\n}\n",
      },
      ['publicDirs: ["."]'],
    ],
  ])('%s', async (_, files, rows) => {
    await initIn(files)
    const config = site.tree().find((line) => line.startsWith('alt-text.config')) ?? ''
    const text = site.read(config.split(' ')[0] ?? config)
    for (const row of rows) expect(text).toContain(row)
  })
})
