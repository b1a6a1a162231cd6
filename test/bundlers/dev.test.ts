import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { alternativesIn } from './page.ts'
import { ours } from './process.ts'
import { copySite } from './site.ts'
import { edit, startWatching } from './watching.ts'
import type { Watching } from './watching.ts'

/** What a browser is given. */
async function get(server: Watching, path: string, accept = '*/*'): Promise<string> {
  const address = await server.until('the address', () => server.messages.find((it) => it.address)?.address)
  const response = await fetch(new URL(path, address), { headers: { accept } })
  expect(response.status, path).toBe(200)
  return response.text()
}

const page = async (server: Watching): Promise<Record<string, string | null>> =>
  alternativesIn(await get(server, '/', 'text/html'))

it('a dev server gives words, and new ones as soon as they stand in the captions file', async (context) => {
  const root = copySite('site')
  const captions = join(root, 'alt-text.json')
  // A gate for builds: whoever writes a page must be able to look at it first.
  const server = startWatching(context, 'serve.mjs', { root, out: join(root, 'out'), options: { onMissing: 'error' } })
  expect(await page(server)).toMatchObject({ 'page-public': 'A red field', 'page-empty': '' })
  await edit(captions, (text) => text.replace('A red field', 'A field'))
  await server.until('a reload', () => server.messages.find(({ sent }) => sent === 'full-reload'))
  expect(await page(server)).toMatchObject({ 'page-public': 'A field' })

  expect(await get(server, '/src/Addresses.tsx')).toContain('alt: "A field"')
  expect(await get(server, '/src/pages/guide.md?import')).toContain('![A field](/photos/public.png)')
  await edit(captions, (text) => text.replace('A field', 'A crimson field'))
  await server.until('new words', async () => (await page(server))['page-public'] === 'A crimson field' || undefined)
  expect(await get(server, '/src/Addresses.tsx')).toContain('alt: "A crimson field"')
  expect(await get(server, '/src/pages/guide.md?import')).toContain('![A crimson field](/photos/public.png)')

  const good = readFileSync(captions, 'utf8')
  await edit(captions, () => good.replace('  "images"', '<<<<<<< ours\n  "images"'))
  await server.until('a message', () => ours(server.output).find((line) => /alt-text\.json:3:1/.test(line)))
  // Looked at again, because its text is another.
  await edit(join(root, 'src/Addresses.tsx'), (text) => text.replace('<section>', '<section title="Again">'))
  const again = await server.until('the module', async () => {
    const code = await get(server, '/src/Addresses.tsx')
    return code.includes('Again') ? code : undefined
  })
  expect(again).toContain('alt: "A crimson field"')
  expect(await page(server)).toMatchObject({ 'page-public': 'A crimson field' })

  await edit(captions, () => good.replace('A crimson field', 'A mended field'))
  await server.until('mended words', async () => (await page(server))['page-public'] === 'A mended field' || undefined)
  expect(await get(server, '/src/Addresses.tsx')).toContain('alt: "A mended field"')
  expect(await server.end(), server.output.stderr).toBe(0)
})

it('a dev server starts with a broken captions file, and says so', async (context) => {
  const good = readFileSync(join(copySite('site'), 'alt-text.json'), 'utf8')
  const root = copySite('site', { 'alt-text.json': `<<<<<<< ours\n${good}` })
  const server = startWatching(context, 'serve.mjs', { root, out: join(root, 'out') })
  expect(await page(server)).toMatchObject({ 'page-public': null, 'page-described': 'Words of a person' })
  expect(await get(server, '/src/Addresses.tsx')).not.toContain('A red field')
  expect(ours(server.output)).toEqual([expect.stringContaining('alt-text.json:1:1: ')])

  await edit(join(root, 'alt-text.json'), () => good)
  await server.until('words', async () => (await page(server))['page-public'] ?? undefined)
  await server.until(
    'words',
    async () => (await get(server, '/src/Addresses.tsx')).includes('A red field') || undefined,
  )
  expect(await server.end(), server.output.stderr).toBe(0)
})

it('a dev server asks nobody for words', async (context) => {
  const config = `
import { fileURLToPath } from 'node:url'
import { mock } from '@alt-text/backends/mock'
const log = fileURLToPath(new URL('asked.jsonl', import.meta.url))
export default { alias: { '@': 'src' }, backend: mock({ log }) }
`
  const root = copySite('site', { 'alt-text.config.mjs': config, 'alt-text.json': null })
  const server = startWatching(context, 'serve.mjs', { root, out: join(root, 'out') })
  expect(await page(server)).toMatchObject({ 'page-public': null })
  expect(() => readFileSync(join(root, 'asked.jsonl'))).toThrow('ENOENT')
  // Words that somebody writes meanwhile are found, though no file stood there.
  writeFileSync(join(root, 'alt-text.json'), readFileSync(join(copySite('site'), 'alt-text.json')))
  await server.until('a reload', () => server.messages.find(({ sent }) => sent === 'full-reload'))
  expect(await page(server)).toMatchObject({ 'page-public': 'A red field' })
  expect(await server.end(), server.output.stderr).toBe(0)
})

it('text that is fetched raw stays as it is', async (context) => {
  const root = copySite('site', { 'src/note.html': '<p><img src="/photos/public.png"></p>\n' })
  const server = startWatching(context, 'serve.mjs', { root, out: join(root, 'out') })
  expect(await get(server, '/src/pages/guide.md?raw')).not.toContain('A red field')
  expect(await get(server, '/src/note.html?raw', 'text/html')).not.toContain('A red field')
  expect(await get(server, '/src/note.html', 'text/html')).toContain('A red field')
  expect(await server.end(), server.output.stderr).toBe(0)
})
