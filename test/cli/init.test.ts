import { afterEach, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Site, page } from './site.ts'
import type { Files } from './site.ts'
import { png } from './png.ts'

const vite = fileURLToPath(new URL('../../node_modules/vite', import.meta.url))

let site: Site
afterEach(() => site.remove())

const pages: Files = { 'index.html': page(['/a.png']), 'public/a.png': png(1) }

describe('init', () => {
  test('writes a config that works, in TypeScript where the project has that', async () => {
    site = new Site({ ...pages, 'tsconfig.json': '{}' })
    const ran = await site.run(['init'])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain('Wrote alt-text.config.ts.')
    expect(site.has('alt-text.config.mjs')).toBe(false)
    expect(site.read('alt-text.config.ts')).not.toContain('publicDirs')
    expect((await site.run(['audit'])).out).toContain('1 error.')
  })

  test('writes JavaScript elsewhere, and touches nothing the second time', async () => {
    site = new Site(pages)
    await site.run(['init'])
    expect(site.read('alt-text.config.mjs')).toContain('export default defineConfig({')
    expect((await site.run(['audit'])).code).toBe(1)
    const before = site.tree()
    const again = await site.run(['init'])
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('alt-text.config.mjs is there already') })
    expect(site.tree()).toEqual(before)
  })

  test.each(['ts', 'mts', 'js', 'mjs'])('never writes beside or over alt-text.config.%s', async (ending) => {
    site = new Site({
      ...pages,
      'tsconfig.json': '{}',
      [`alt-text.config.${ending}`]: 'export default { language: "de" }',
    })
    await site.run(['init'])
    expect(site.read(`alt-text.config.${ending}`)).toBe('export default { language: "de" }')
    expect(site.tree().filter((line) => line.startsWith('alt-text.config'))).toHaveLength(1)
  })

  test('says what to install where the config would not load', async () => {
    site = new Site(pages)
    expect((await site.run(['init'])).out).not.toContain('npm install')
    site.uninstall('core')
    expect((await site.run(['init'])).out).toContain('npm install --save-dev @alt-text/core')
  })
})

describe('.gitignore', () => {
  test.each([
    ['is made', undefined, '.alt-text/\n'],
    ['is added to', 'dist\n', 'dist\n.alt-text/\n'],
    ['gets the line end that it lacked', 'dist', 'dist\n.alt-text/\n'],
    ['keeps its line ends', 'dist\r\nout\r\n', 'dist\r\nout\r\n.alt-text/\r\n'],
    ['is left alone where it says so', 'dist\n.alt-text/\nout\n', 'dist\n.alt-text/\nout\n'],
    ['is left alone where it says so otherwise', '/.alt-text\r\n', '/.alt-text\r\n'],
    ['is not taken to say so by a comment', '# .alt-text/\n', '# .alt-text/\n.alt-text/\n'],
  ])('%s', async (_, before, after) => {
    site = new Site({ ...pages, ...(before !== undefined && { '.gitignore': before }) })
    await site.run(['init'])
    expect(site.read('.gitignore')).toBe(after)
  })
})

describe("Vite's settings", () => {
  const withVite = (files: Files) => {
    site = new Site(files)
    site.link('vite', vite)
  }

  test('are written where they differ from the defaults, and images are found by them', async () => {
    withVite({
      'vite.config.mjs': `import { fileURLToPath } from 'node:url'
export default { base: '/sub/', publicDir: 'assets', resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } } }`,
      'src/page.jsx': `import b from '@/b.png'\nexport default () => <><img src={b} /><img src="/sub/a.png" /></>\n`,
      'src/b.png': png(2),
      'assets/a.png': png(1),
    })
    await site.run(['init'])
    const config = site.read('alt-text.config.mjs')
    expect(config).toContain('publicDirs: ["assets"],')
    expect(config).toContain('base: "/sub/",')
    expect(config).toContain('alias: {"@":"src"},')
    const why = await site.run(['why', 'src/page.jsx'])
    expect(why.out).toContain('src/b.png (alias)')
    expect(why.out).toContain('assets/a.png (public)')
  })

  test('of an alias below its root are paths in the project', async () => {
    withVite({ ...pages, 'vite.config.mjs': `export default { resolve: { alias: { '@': '/art' } } }`, 'art/a.txt': '' })
    await site.run(['init'])
    expect(site.read('alt-text.config.mjs')).toContain('alias: {"@":"art"},')
  })

  test('are not written where they are the defaults', async () => {
    withVite({ ...pages, 'vite.config.mjs': 'export default {}' })
    await site.run(['init'])
    expect(site.read('alt-text.config.mjs')).not.toMatch(/publicDirs|base|alias/)
  })

  test('follow a root of their own', async () => {
    withVite({
      'vite.config.mjs': `export default { root: 'web' }`,
      'web/index.html': page(['/a.png']),
      'web/public/a.png': png(1),
    })
    await site.run(['init'])
    expect(site.read('alt-text.config.mjs')).toContain('publicDirs: ["web/public"],')
    expect((await site.run(['why', 'web/public/a.png'])).out).toContain('(public)')
  })

  test('that cannot be read are no reason to write nothing', async () => {
    withVite({ ...pages, 'vite.config.mjs': 'throw new Error("no such plugin")' })
    const ran = await site.run(['init'])
    expect(ran).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^Vite's config could not be read.*no such plugin\n$/),
    })
    expect(site.has('alt-text.config.mjs')).toBe(true)
  })

  test('are asked of nobody where Vite is not installed', async () => {
    site = new Site({ ...pages, 'vite.config.mjs': 'export default {}' })
    expect(await site.run(['init'])).toMatchObject({ code: 0, err: '' })
    expect(site.has(join('alt-text.config.mjs'))).toBe(true)
  })
})
