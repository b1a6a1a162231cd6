import { afterEach, expect, test } from 'vitest'
import { Site, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

/** Two backends: one that says the next of its lines each time, one that always says the same. */
const backends = `
const limits = { where: 'local', mediaTypes: '*', languages: '*', context: false }
let turn = 0
const lines = ['A red square.', 'a red  square', 'A square in red', 'A square in red.']
const varied = {
  name: 'varied', limits: { ...limits, deterministic: false },
  caption: async () => ({ kind: 'words', text: lines[turn++ % lines.length] }),
}
const steady = {
  name: 'steady', limits: { ...limits, deterministic: true },
  caption: async () => ({ kind: 'words', text: 'A tile' }),
}
const silent = { ...steady, name: 'silent', caption: async () => ({ kind: 'refused', reason: 'Nothing to say' }) }
`

function siteWith(config: string): Site {
  site = new Site({
    'alt-text.config.mjs': `${backends}\nexport default { ${config} }\n`,
    'index.html': page(['0.png']),
    '0.png': png(0),
  })
  return site
}

test('one answer is all that is asked for', async () => {
  await siteWith('backend: varied').run(['fill'])
  expect(site.entries()['0.png']).toMatchObject({ alt: 'A red square.' })
  expect(site.entries()['0.png']).not.toHaveProperty('others')
})

test('answers that differ stand beside the draft, once each; a full stop is no difference', async () => {
  const ran = await siteWith('backend: varied, agreement: { samples: 4 }').run(['fill'])
  expect(ran).toMatchObject({ code: 0 })
  expect(ran.out).toContain('Opinions differ about 1 of them: see `others`')
  expect(site.entries()['0.png']).toMatchObject({
    alt: 'A red square.',
    state: 'draft',
    by: 'varied',
    others: [{ alt: 'A square in red', by: 'varied' }],
  })
})

test('every backend of the list is asked, and who has nothing to say has no opinion', async () => {
  await siteWith('backend: [steady, silent, varied], agreement: { all: true }').run(['fill'])
  expect(site.entries()['0.png']).toMatchObject({
    alt: 'A tile',
    by: 'steady',
    others: [{ alt: 'A red square.', by: 'varied' }],
  })
})

test('who agrees is not mentioned', async () => {
  const ran = await siteWith('backend: varied, agreement: { samples: 2 }').run(['fill'])
  expect(ran.out).not.toContain('differ')
  expect(site.entries()['0.png']).not.toHaveProperty('others')
})

test.each([
  ['backend: steady, agreement: { samples: 3 }', /samples` is 3, but steady gives the same words each time/],
  ['backend: varied, agreement: { all: true }', /needs two backends at least/],
  ['backend: varied, agreement: { samples: 20 }', /"agreement\.samples" must be a number up to 9/],
  ['backend: varied, agreement: { sampels: 2 }', /Did you mean "samples"/],
])('%s is refused before anybody is asked', async (config, said) => {
  const ran = await siteWith(config).run(['fill'])
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toMatch(said)
  expect(site.has('alt-text.json')).toBe(false)
})
