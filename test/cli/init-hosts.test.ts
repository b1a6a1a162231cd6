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
  ])('%s', async (name, path, dependency) => {
    const written = readFileSync(join(playground, name, path), 'utf8')
    const without = written
      .replace(/^import altText from .*\n/m, '')
      .replaceAll(/altText\(\)(?:, )?|'@alt-text\/docs\/nuxt', /g, '')
      .replaceAll(', ]', ']')
    expect(without).not.toMatch(/alt-?text/i)
    await initIn({ [path]: without, 'package.json': manifest(dependency) })
    const entries = (text: string): string[] =>
      text.match(/altText\(\)|'@alt-text\/docs\/nuxt'|from '.*alt-text.*'/g) ?? []
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

test.each([
  'module.exports = { plugins: [] }\n',
  'export default { plugins: list }\n',
  'export default make()\n',
  'export default { plugins: [\n',
])('a config that is not plain is left alone, and the lines are told: %j', async (text) => {
  const out = await initIn({ 'vite.config.mjs': text, 'package.json': manifest('vite') })
  expect(out).toContain('Put the plugin for Vite into vite.config.mjs:')
  expect(out).toContain("import altText from 'unplugin-alt-text/vite'")
  expect(out).toContain('plugins: [altText()]')
  expect(site.read('vite.config.mjs')).toBe(text)
})

describe('what a host says of addresses is in our config', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'VitePress in docs/',
      {
        'package.json': manifest('vitepress'),
        'docs/.vitepress/config.ts': "export default { base: '/handbook/', srcDir: 'src' }\n",
      },
      ['publicDirs: ["docs/src/public"]', 'base: "/handbook/"'],
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
        'svelte.config.js': "const config = { kit: { paths: { base: '/docs' } } }\nexport default config\n",
      },
      ['publicDirs: ["static"]', 'base: "/docs"', 'alias: {"$lib":"src/lib"}'],
    ],
    [
      'Nuxt',
      {
        'package.json': manifest('nuxt'),
        'nuxt.config.ts': "export default defineNuxtConfig({ app: { baseURL: '/docs/' } })\n",
        'app/app.vue': '<template><p /></template>\n',
      },
      ['base: "/docs/"', 'alias: {"~":"app","@":"app"}'],
    ],
  ])('%s', async (_, files, rows) => {
    await initIn(files)
    const config = site.tree().find((line) => line.startsWith('alt-text.config')) ?? ''
    const text = site.read(config.split(' ')[0] ?? config)
    for (const row of rows) expect(text).toContain(row)
  })
})
