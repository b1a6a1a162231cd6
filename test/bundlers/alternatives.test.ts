import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Bundle, placeOf } from './places.ts'
import { build, ours } from './process.ts'
import { copySite, hosts } from './site.ts'

const expected = join(import.meta.dirname, '../fixtures/bundlers/expected')
const read = (name: string): string => readFileSync(join(expected, name), 'utf8')
const images = JSON.parse(read('images.json')) as Record<string, string>
const untouched = Object.fromEntries(
  Object.entries(images).map(([id, alt]) => [id, kept().has(id) ? alt : 'no alt'] as const),
)
const withoutMark = (text: string | undefined): string | undefined => text?.replace(/^\uFEFF/, '')

describe.each(hosts)('%s', (host) => {
  const root = copySite('site')
  const out = (name: string): string => join(root, `out-${name}`)
  const running = build(host, [
    { root, out: out('frozen'), options: { mode: 'frozen' }, run: true },
    { root, out: out('off'), options: { mode: 'off' }, run: true },
    { root, out: out('reviewed'), options: { mode: 'frozen', inject: 'reviewed', onMissing: 'ignore' }, run: true },
  ])
  running.catch(() => {})

  it('puts the same words into the same images', async () => {
    const { answers, code, stderr } = await running
    expect(answers[0]?.error, stderr).toBe(undefined)
    expect(answers[0]?.report?.images).toEqual(images)
    expect(code).toBe(0)
  })

  it('gives Markdown its words, and leaves code, comments and decorations alone', async () => {
    const [frozen] = (await running).answers
    expect(withoutMark(frozen?.report?.markdown['guide'])).toBe(read('guide.md'))
    expect(withoutMark(frozen?.report?.markdown['windows'])).toBe(read('windows.md'))
  })

  it('keeps source maps true, to the column', async () => {
    const [frozen] = (await running).answers
    const bundle = new Bundle(frozen?.entry as string)
    for (const [file, ids] of Object.entries(marked)) {
      for (const id of ids) expect(bundle.originsOf(id), id).toContainEqual(placeOf(root, file, id))
      expect(withoutMark(bundle.contentOf(file) ?? ''), file).toBe(withoutMark(readFileSync(join(root, file), 'utf8')))
    }
  })

  it('adds no line', async () => {
    const [frozen, off] = (await running).answers.map(({ entry }) => readFileSync(entry as string, 'utf8'))
    // What is left is one more property in each object, for compilers that write them one a line.
    const lines = (text = ''): string[] => text.split('\n').filter((line) => !/^\s*alt: /.test(line))
    expect(lines(frozen).length).toBe(lines(off).length)
  })

  it('injects nothing when it is off', async () => {
    const off = (await running).answers[1]?.report
    expect(off?.images).toEqual(untouched)
    expect(off?.markdown['guide']).toBe(readFileSync(join(root, 'src/pages/guide.md'), 'utf8'))
  })

  it('keeps drafts back where only reviewed words are wanted', async () => {
    const reviewed = (await running).answers[2]?.report
    const drafts = ['imported', 'imported-lines', 'url', 'url-inline', 'data', 'yes', 'mapped-a', 'mapped-b']
    expect(reviewed?.images).toEqual({ ...images, ...Object.fromEntries(drafts.map((id) => [id, 'no alt'])) })
  })

  it('says what it did in one line, and nothing through the bundler', async () => {
    const { answers, stdout, stderr } = await running
    const numbers = ours({ stdout, stderr }).map((line) => line.match(/\d+/g))
    // Injected, of these drafts, without words. Vite has met its page too.
    const [all, drafts] = host === 'vite' ? ['32', '8'] : ['28', '7']
    const reviewed = String(Number(all) - Number(drafts))
    expect(numbers).toEqual([[all, drafts, '3'], [reviewed]])
    expect(stdout).not.toContain('[alt-text]')
    expect(answers.flatMap(({ warnings = [] }) => warnings)).toEqual([])
  })

  it('writes nothing beside the sources', async () => {
    await running
    expect(
      readdirSync(root)
        .filter((name) => !name.startsWith('out-'))
        .sort(),
    ).toEqual(['alt-text.config.mjs', 'alt-text.json', 'index.html', 'node_modules', 'package.json', 'public', 'src'])
  })
})

/** Images whose alternative stands in the source, in whatever form. */
function kept(): Set<string> {
  return new Set(['described', 'empty', 'blank', 'undefined'])
}

/** Ids to be found in bundles, by the file that they stand in. */
const marked = {
  'src/Imported.jsx': ['imported', 'imported-lines'],
  'src/Urls.tsx': ['url', 'url-inline'],
  'src/Required.jsx': ['required'],
  'src/Addresses.tsx': ['public', 'alias', 'remote'],
  'src/Expressions.jsx': ['yes', 'no', 'in-a-prop'],
  'src/Kept.tsx': ['described', 'spread'],
  'src/Emoji.jsx': ['emoji'],
  'src/Crlf.jsx': ['crlf', 'crlf-lines'],
  'src/Marked.tsx': ['marked'],
}
