import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Entry, State } from '../../packages/core/src/entry.ts'
import { Site, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

/** Words that differ with every call, so that a second asking shows. */
const counting = `captions: (() => { let n = 0; return () => 'Words number ' + process.pid + ' ' + n++ })()`

function siteWith(images: readonly string[], options = counting, config = ''): Site {
  return new Site({
    'alt-text.config.mjs': mockConfig(options, config),
    'index.html': page(images),
    ...Object.fromEntries(images.map((name, index) => [name, png(index)])),
  })
}

function edit(change: (entries: Record<string, Entry>) => void): void {
  const file = JSON.parse(site.read('alt-text.json')) as { images: Record<string, Entry> }
  change(file.images)
  site.write({ 'alt-text.json': `${JSON.stringify(file, null, 2)}\n` })
}

async function codes(): Promise<string[]> {
  const { out } = await site.run(['audit', '--format', 'json'])
  return (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code)
}

describe('a second run', () => {
  test('does nothing, waits for nobody, and leaves the file as it is', async () => {
    site = siteWith(['a.png', 'b.png'])
    expect(await site.run(['fill'])).toMatchObject({ code: 0 })
    const { mtimeNs, ino } = statSync(join(site.root, 'alt-text.json'), { bigint: true })
    const text = site.read('alt-text.json')
    expect(await site.run(['fill'])).toEqual({ code: 0, out: 'Nothing to draft.\n', err: '' })
    expect(statSync(join(site.root, 'alt-text.json'), { bigint: true })).toMatchObject({ mtimeNs, ino })
    expect(site.read('alt-text.json')).toBe(text)
    expect(site.delivered()).toHaveLength(2)
  })

  test('keeps the form that a person gave the file, and what this release does not know', async () => {
    site = siteWith(['a.png'])
    await site.run(['fill'])
    const { images } = JSON.parse(site.read('alt-text.json')) as { images: Record<string, Entry> }
    const own = JSON.stringify({
      notes: 'ours',
      images: { 'a.png': { ...images['a.png'], reviewer: 'Ann' } },
      version: 1,
    })
    site.write({ 'alt-text.json': own })
    await site.run(['fill'])
    expect(site.read('alt-text.json')).toBe(own)
    site.write({ 'index.html': page(['a.png', 'b.png']), 'b.png': png(9) })
    await site.run(['fill'])
    expect(JSON.parse(site.read('alt-text.json'))).toMatchObject({
      notes: 'ours',
      images: { 'a.png': { reviewer: 'Ann' } },
    })
  })

  test('with `inject: "reviewed"` does not pay for drafts again', async () => {
    site = siteWith(['a.png'], counting, 'inject: "reviewed"')
    await site.run(['fill'])
    const text = site.read('alt-text.json')
    expect(await site.run(['fill'])).toMatchObject({ code: 0, out: 'Nothing to draft.\n' })
    expect(site.read('alt-text.json')).toBe(text)
    expect(site.delivered()).toHaveLength(1)
    expect(await codes()).toEqual(['missing'])
  })
})

describe('--refresh', () => {
  test('drafts again what is a draft, and nothing that a person decided', async () => {
    const names = ['draft', 'approved', 'edited', 'decorative', 'rejected'].map((state) => `${state}.png`)
    site = siteWith(names)
    await site.run(['fill'])
    edit((entries) => {
      for (const [name, entry] of Object.entries(entries)) entry.state = name.replace('.png', '') as State
      delete entries['decorative.png']?.alt
    })
    const before = site.entries()
    expect(await site.run(['fill', '--refresh'])).toMatchObject({ code: 0 })
    const after = site.entries()
    expect(after['draft.png']?.alt).not.toBe(before['draft.png']?.alt)
    for (const name of names.slice(1)) expect(after[name]).toEqual(before[name])
    expect(site.delivered()).toHaveLength(names.length + 1)
  })

  test('holds in languages and uses too', async () => {
    site = siteWith(['a.png'], counting)
    site.write({
      'index.html': page(['a.png']),
      'de.html': page(['a.png'], { lang: 'de' }),
      'fr.html': page(['a.png'], { lang: 'fr' }),
      'link.html':
        '<title>Links</title><a href="/team.html"><img src="a.png"></a><a href="/jobs.html"><img src="a.png"></a>',
      'team.html': '<title>Our team</title>',
      'jobs.html': '<title>Open positions</title>',
    })
    await site.run(['fill'])
    edit(({ 'a.png': entry }) => {
      Object.assign(entry?.languages?.['de'] ?? {}, { alt: 'Von Hand', state: 'edited' })
      Object.assign(entry?.uses?.find(({ target }) => target === '/team.html') ?? {}, { alt: 'Us', state: 'approved' })
    })
    const before = site.entries()['a.png'] as Entry
    site.write({ 'team.html': '<title>New team</title>', 'jobs.html': '<title>New positions</title>' })
    await site.run(['fill', '--refresh'])
    const after = site.entries()['a.png'] as Entry
    expect(after.alt).not.toBe(before.alt)
    expect(after.languages?.['fr']?.alt).not.toBe(before.languages?.['fr']?.alt)
    expect(after.languages?.['de']).toEqual(before.languages?.['de'])
    expect(after.uses?.map(({ target, alt, state }) => [target, alt, state])).toEqual([
      ['/jobs.html', 'New positions', 'draft'],
      ['/team.html', 'Us', 'approved'],
    ])
  })

  test('keeps a draft that was corrected by hand and not called edited', async () => {
    site = siteWith(['a.png', 'b.png', 'c.png'])
    await site.run(['fill'])
    edit(({ 'a.png': a, 'b.png': b }) => {
      Object.assign(a ?? {}, { alt: 'Our red door' })
      Object.assign(b ?? {}, { alt: 'Our blue door', by: undefined })
    })
    const before = site.entries()
    const { code, out } = await site.run(['fill', '--refresh'])
    expect(code).toBe(0)
    expect(out).toMatch(/^index\.html:5:\d+ .*edited/m)
    expect(out).toMatch(/^index\.html:6:\d+ .*edited/m)
    const after = site.entries()
    expect([after['a.png'], after['b.png']]).toEqual([before['a.png'], before['b.png']])
    expect(after['c.png']?.alt).not.toBe(before['c.png']?.alt)
    expect(site.delivered()).toHaveLength(4)
    // For another picture neither: its words are for the old one, and a person's.
    site.write({ 'a.png': png(70), 'b.png': png(71), 'c.png': png(72) })
    await site.run(['fill'])
    const last = site.entries()
    expect([last['a.png'], last['b.png']]).toEqual([before['a.png'], before['b.png']])
    expect(last['c.png']?.hash).not.toBe(after['c.png']?.hash)
    expect(site.delivered()).toHaveLength(5)
  })

  test('says what it replaced where nobody knows whose words they were', async () => {
    site = siteWith(['a.png', 'b.png'])
    site.write({ 'link.html': '<a href="/team.html"><img src="a.png"></a>', 'team.html': '<title>Our team</title>' })
    await site.run(['fill'])
    rmSync(join(site.root, 'node_modules/.cache'), { recursive: true })
    edit(({ 'a.png': entry }) => Object.assign(entry?.uses?.[0] ?? {}, { alt: 'The people behind it' }))
    const { 'a.png': a, 'b.png': b } = site.entries()
    const { out } = await site.run(['fill', '--refresh'])
    for (const words of [a?.alt, b?.alt, 'The people behind it']) expect(out).toContain(`"${words}"`)
    // What was drafted here by now is known.
    expect((await site.run(['fill', '--refresh'])).out).not.toContain('  a.png  "')
  })

  test('asks again about what was only proposed', async () => {
    site = siteWith(['a.png'], `captions: () => ({ kind: 'decorative' })`)
    await site.run(['fill'])
    expect(site.entries()['a.png']).toMatchObject({ state: 'draft', proposes: 'decorative', by: 'mock' })
    site.write({ 'alt-text.config.mjs': mockConfig(`captions: () => 'A red door'`) })
    await site.run(['fill'])
    expect(site.entries()['a.png']?.proposes).toBe('decorative')
    await site.run(['fill', '--refresh'])
    expect(site.entries()['a.png']).toMatchObject({ alt: 'A red door', state: 'draft' })
    expect(site.entries()['a.png']?.proposes).toBeUndefined()
  })
})

describe('a picture that is replaced', () => {
  test('gets a new draft where there was a draft', async () => {
    site = siteWith(['a.png'])
    await site.run(['fill'])
    const before = site.entries()['a.png'] as Entry
    site.write({ 'a.png': png(77) })
    expect(await codes()).toEqual(['missing'])
    await site.run(['fill'])
    expect(site.entries()['a.png']?.hash).not.toBe(before.hash)
    expect(site.entries()['a.png']?.alt).not.toBe(before.alt)
    expect(await codes()).toEqual(['unreviewed'])
  })

  test.each(['approved', 'edited', 'decorative'] as const)(
    'keeps what a person decided (%s), and audit asks for a look',
    async (state) => {
      site = siteWith(['a.png'])
      await site.run(['fill'])
      edit(({ 'a.png': entry }) => {
        if (entry) entry.state = state
        if (entry && state === 'decorative') delete entry.alt
      })
      site.write({ 'a.png': png(77) })
      const text = site.read('alt-text.json')
      expect(await site.run(['fill'])).toMatchObject({ code: 0 })
      expect(await site.run(['fill', '--refresh'])).toMatchObject({ code: 0 })
      expect(site.read('alt-text.json')).toBe(text)
      expect(site.delivered()).toHaveLength(1)
      expect(await codes()).toEqual(['stale'])
    },
  )

  test('while others are being described does not get the words of the one that it replaced', async () => {
    site = siteWith(['a.png', 'b.png', 'c.png'], 'delayMs: 500, limits: { concurrency: 1 }')
    const running = site.run(['fill'])
    await vi.waitFor(() => expect(site.delivered()).toHaveLength(1), { timeout: 10_000, interval: 10 })
    site.write({ 'c.png': png(78) })
    expect(await running).toMatchObject({ code: 1, out: expect.stringContaining('was replaced while this ran') })
    expect(Object.keys(site.entries())).toEqual(['a.png', 'b.png'])
    await site.run(['fill'])
    expect(Object.keys(site.entries())).toEqual(['a.png', 'b.png', 'c.png'])
  })
})
