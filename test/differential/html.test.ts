import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corpus } from './corpus.ts'
import { compareHtml } from './html-difference.ts'
import { brokenPages } from './html-documents.ts'
import { reasonFor } from './html-reasons.ts'
import { checkPlaces } from './places.ts'
import { Tally } from './tally.ts'

/** How many documents are made up. `ALT_TEXT_RUNS=200000` for a longer look. */
const runs = Number(process.env.ALT_TEXT_RUNS ?? 15_000)

/** @returns the differences that nothing explains */
function unexplained(text: string, tally: Tally): string[] {
  const { images, differences } = compareHtml(text)
  tally.add('images', images)
  return differences.flatMap((difference) => {
    const reason = reasonFor(text, difference)
    if (reason === undefined) return [`${difference.kind} at ${difference.start} of ${JSON.stringify(text)}`]
    tally.add(reason)
    return []
  })
}

test.each([
  ['HTML', ['.html', '.htm'], 5],
  // Few packages hold pages. What people write into a README is HTML too, read as such or not.
  ['Markdown read as HTML', ['.md', '.markdown'], 100],
])('every %s file that is installed has the images that parse5 finds', async (title, endings, least) => {
  const tally = new Tally()
  for (const { name, text } of corpus(endings, (text) => /<ima?ge?\b/i.test(text) || endings.includes('.html'))) {
    tally.add('files')
    expect(unexplained(text.replace(/^\uFEFF/, ''), tally), name).toEqual([])
    tally.add('places', await checkPlaces({ path: name, language: 'html', text }))
  }
  tally.print(title)
  expect(tally.of('files')).toBeGreaterThan(least)
})

test('made-up pages have the images that parse5 finds, and they stand in the same elements', async () => {
  const tally = new Tally()
  const property = fc.asyncProperty(brokenPages, fc.constantFrom('', '', '', '\uFEFF'), async (text, mark) => {
    tally.add('pages')
    expect(unexplained(text, tally)).toEqual([])
    if (mark !== '') tally.add('places', await checkPlaces({ path: 'page.html', language: 'html', text: mark + text }))
  })
  await fc.assert(property, { numRuns: runs, seed: 20261125 })
  tally.print('HTML made up')
  expect(tally.of('images')).toBeGreaterThan(runs)
})
