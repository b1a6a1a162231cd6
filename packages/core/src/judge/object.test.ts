import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

/** Biome's and jsx-a11y's suites ask a name of every object, whatever it embeds; so does this project. */
test.each([
  '<object data="chart.svg"></object>',
  '<object data="document.pdf" type="application/pdf"></object>',
  '<object data="movie.swf"></object>',
  '<object></object>',
])('%s has no name', async (text) => {
  const [found] = await scanSource({ path: 'page.html', language: 'html', text })
  expect(found).toMatchObject({ kind: 'object', verdict: 'missing', slot: undefined })
})

test('what stands in an object is its name', async () => {
  const text = '<object data="document.pdf" aria-label="Report of 2026"></object>'
  const [found] = await scanSource({ path: 'page.html', language: 'html', text })
  expect(found).toMatchObject({ verdict: 'named', name: 'Report of 2026' })
})
