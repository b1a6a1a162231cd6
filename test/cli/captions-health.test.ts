import { afterEach, expect, test } from 'vitest'
import type { Entry } from '../../packages/core/src/entry.ts'
import { Site, mockConfig, page } from './site.ts'
import { png } from './png.ts'

let site: Site
afterEach(() => site.remove())

/** `code state-of-exit` of what an audit of the whole site says. */
async function health(...args: string[]): Promise<string[]> {
  const { code, out, err } = await site.run(['audit', '--format', 'json', ...args])
  expect(err).toBe('')
  const { findings } = JSON.parse(out) as {
    findings: { code: string; severity: string; file: string; data: { key?: string } }[]
  }
  return [
    `exit ${String(code)}`,
    ...findings.map(({ code, severity, file, data }) => `${severity} ${code} ${file} ${data.key ?? ''}`.trim()),
  ]
}

function edit(key: string, change: (entry: Entry) => Entry | undefined): void {
  const { [key]: entry, ...others } = site.entries()
  const changed = change(entry as Entry)
  const images = changed === undefined ? others : { ...others, [key]: changed }
  site.write({ 'alt-text.json': JSON.stringify({ version: 1, images }) })
}

test('the life of a caption: missing, a draft, approved, gone stale, seen again, lacking a language, obsolete', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(),
    'index.html': page(['a.png']),
    'a.png': png(1),
  })
  expect(await health()).toEqual(['exit 1', 'error missing index.html a.png'])

  await site.run(['fill'])
  expect(await health()).toEqual(['exit 0', 'warn unreviewed alt-text.json a.png'])
  expect(await health('--fail-on', 'warn')).toEqual(['exit 1', 'warn unreviewed alt-text.json a.png'])

  edit('a.png', (entry) => ({ ...entry, state: 'approved' }))
  expect(await health('--fail-on', 'warn')).toEqual(['exit 0'])

  site.write({ 'a.png': png(2) })
  expect(await health()).toEqual(['exit 1', 'error stale index.html a.png'])

  const { out } = await site.run(['audit', '--rule', 'stale', '--format', 'json'])
  const { hash } = (JSON.parse(out) as { findings: [{ data: { hash: string } }] }).findings[0].data
  edit('a.png', (entry) => ({ ...entry, hash }))
  expect(await health()).toEqual(['exit 0'])

  site.write({ 'de.html': page(['a.png'], { lang: 'de' }) })
  expect(await health()).toEqual(['exit 1', 'error language-gap de.html a.png'])
  edit('a.png', (entry) => ({ ...entry, languages: { de: { alt: 'Eine Form', state: 'edited' } } }))
  expect(await health()).toEqual(['exit 0'])

  edit('a.png', (entry) => ({ ...entry, state: 'rejected' }))
  expect(await health()).toEqual(['exit 1', 'error missing index.html a.png'])
  edit('a.png', (entry) => ({ ...entry, state: 'decorative' }))
  expect(await health()).toEqual(['exit 0'])

  site.write({ 'index.html': page([]), 'de.html': page([]) })
  expect(await health()).toEqual(['exit 0', 'warn obsolete alt-text.json a.png'])
  // Of a part of the site nobody can tell.
  expect(await health('index.html')).toEqual(['exit 0'])
})
