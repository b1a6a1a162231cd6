import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Site, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

const file = 'alt-text.baseline.json'
const audit = (...args: string[]) => site.run(['audit', '--baseline', file, ...args])

test('an old site starts green, and a new finding fails', async () => {
  site = new Site({ 'index.html': page(['a.png', 'a.png']), 'docs/two.html': page(['/b.png']) })
  expect(await audit()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--update-baseline') })
  expect(await audit('--update-baseline')).toMatchObject({ code: 0, err: `${file}: 3 findings known.\n` })
  expect(JSON.parse(site.read(file))).toEqual({
    version: 1,
    findings: { 'docs/two.html': { missing: { '/b.png': 1 } }, 'index.html': { missing: { 'a.png': 2 } } },
  })
  expect(await audit()).toMatchObject({ code: 0, err: `${file}: 3 findings known.\n` })

  // Lines move; that is no new finding. One more of the same is.
  site.write({ 'index.html': `<!-- moved -->\n\n${page(['a.png', 'a.png'])}` })
  expect((await audit()).code).toBe(0)
  site.write({ 'index.html': page(['a.png', 'a.png', 'a.png']) })
  const more = await audit()
  expect(more.code).toBe(1)
  expect(more.out.match(/No text alternative/g)).toHaveLength(1)
  expect(more.out).toContain('index.html:7:5')
})

test('what was mended is told and taken out, and comes back as new', async () => {
  site = new Site({ 'index.html': page(['a.png', 'b.png']), 'old.html': page(['c.png']) })
  await audit('--update-baseline')
  site.write({ 'index.html': page(['b.png']) })
  rmSync(join(site.root, 'old.html'))
  expect((await audit()).err).toContain('1 finding known; 2 findings mended since')
  // What was not looked at is not mended.
  expect((await audit('index.html')).err).toContain('1 finding mended since')
  expect((await audit('--rule', 'stale')).err).not.toContain('mended')
  const before = site.read(file)
  await audit('--rule', 'stale', '--update-baseline')
  expect(site.read(file)).toBe(before)
  await audit('--update-baseline')
  expect(JSON.parse(site.read(file)).findings).toEqual({ 'index.html': { missing: { 'b.png': 1 } } })
  site.write({ 'index.html': page(['a.png', 'b.png']) })
  expect((await audit()).code).toBe(1)
})

test('a source that cannot be read is never known, and its findings are not mended', async () => {
  site = new Site({ 'a.jsx': '<img src="a.png" />' })
  await audit('--update-baseline')
  const before = site.read(file)
  site.write({ 'a.jsx': '<img src="a.png"' })
  expect(await audit('--update-baseline')).toMatchObject({ code: 1 })
  expect(site.read(file)).toBe(before)
  expect((await audit()).err).not.toContain('mended')
})

test.each([
  ['{', 'not JSON'],
  ['[]', 'not a baseline'],
  ['{"version":2,"findings":{}}', 'not a baseline'],
  ['{"version":1,"findings":{"a":{"missing":{"b":-1}}}}', 'whole'],
])('%s is refused', async (text, words) => {
  site = new Site({ 'index.html': page(['a.png']), [file]: text })
  expect(await audit()).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) })
  expect(site.read(file)).toBe(text)
})

test('the captions file is no baseline, and an update needs one', async () => {
  site = new Site({ 'index.html': page(['a.png']), 'a.png': png(1), 'alt-text.json': '{"version":1,"images":{}}' })
  const named = await site.run(['audit', '--baseline', 'alt-text.json', '--update-baseline'])
  expect(named).toMatchObject({ code: 2, out: '' })
  expect(site.read('alt-text.json')).toBe('{"version":1,"images":{}}')
  expect(await site.run(['audit', '--update-baseline'])).toMatchObject({ code: 2 })
})
