import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corpus } from './corpus.ts'
import type { CorpusFile } from './corpus.ts'
import { compareMarkdown } from './markdown-difference.ts'
import { markdownPages } from './markdown-documents.ts'
import { reasonFor } from './markdown-reasons.ts'
import { checkPlaces } from './places.ts'
import { Tally } from './tally.ts'

/** How many documents are made up. `ALT_TEXT_RUNS=100000` for a longer look. */
const runs = Number(process.env.ALT_TEXT_RUNS ?? 1500)
/** mdast reads 0.2 MB a second. `ALT_TEXT_ALL=1` reads every file, however long it takes. */
const budget = process.env.ALT_TEXT_ALL === undefined ? 2_000_000 : Infinity

/** @returns the differences that nothing explains */
function unexplained(text: string, tally: Tally): string[] {
  const { written, raw, differences } = compareMarkdown(text)
  tally.add('images', written)
  tally.add('raw images', raw)
  return differences.flatMap((difference) => {
    const reason = reasonFor(text, difference)
    if (reason === undefined) return [`${difference} of ${JSON.stringify(text)}`]
    tally.add(reason)
    return []
  })
}

/** The same files on every machine with the same packages: each of a list that is stirred by name alone, until they are too much. */
function sample(files: readonly CorpusFile[]): CorpusFile[] {
  let size = 0
  const stirred = files.map((file) => ({ file, order: stir(file.name) })).sort((one, other) => one.order - other.order)
  return stirred.flatMap(({ file }) => ((size += file.text.length) <= budget ? [file] : []))
}

function stir(name: string): number {
  let hash = 0
  for (let index = 0; index < name.length; index++) hash = (Math.imul(hash, 31) + name.charCodeAt(index)) | 0
  return hash
}

test('installed Markdown files have the images that mdast finds', async () => {
  const tally = new Tally()
  const files = corpus(['.md', '.markdown'], (text) => /!\[|<ima?ge?\b/i.test(text))
  for (const { name, text } of sample(files)) {
    tally.add('files')
    expect(unexplained(text.replace(/^\uFEFF/, ''), tally), name).toEqual([])
    tally.add('places', await checkPlaces({ path: name, language: 'markdown', text }))
  }
  tally.print(`Markdown, of ${files.length} files with images`)
  expect(tally.of('files')).toBeGreaterThan(100)
})

test('made-up documents have the images that mdast finds', async () => {
  const tally = new Tally()
  const property = fc.asyncProperty(markdownPages, fc.constantFrom('', '\uFEFF'), async (text, mark) => {
    tally.add('documents')
    expect(unexplained(text, tally)).toEqual([])
    tally.add('places', await checkPlaces({ path: 'page.md', language: 'markdown', text: mark + text }))
  })
  await fc.assert(property, { numRuns: runs, seed: 20261125 })
  tally.print('Markdown made up')
  expect(tally.of('images')).toBeGreaterThan(runs)
})
