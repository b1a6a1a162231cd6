import { afterEach, describe, expect, test } from 'vitest'
import { Site, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'
import { hasTerminal, inTerminal, screenOf } from './terminal.ts'

let site: Site
afterEach(() => site.remove())

const names = Array.from({ length: 12 }, (_, index) => `${index}.png`)

function siteWith(options: string): Site {
  return new Site({
    'alt-text.config.mjs': mockConfig(options),
    'index.html': page(names),
    ...Object.fromEntries(names.map((name, index) => [name, png(index)])),
  })
}

/** What is drawn in one place, again and again. */
const frames = (text: string) =>
  [...text.matchAll(/\u001B\[2K\u001B\[\?7l(.*?)\u001B\[\?7h/g)].map(([, frame]) => frame as string)

test('without a terminal there is a plain line for every image', async () => {
  site = siteWith('limits: { concurrency: 1 }')
  const { code, out, err } = await site.run(['fill'])
  expect(code).toBe(0)
  const lines = err.trim().split('\n')
  expect(lines).toHaveLength(names.length)
  expect(lines[0]).toMatch(/^\[1\/12\] 0\.png {2}"Shape \w+ in one colour" {2}\(mock\)$/)
  expect(err + out).not.toContain('\u001B')
  expect(out).toBe('12 drafted from pictures.\nReview the drafts in the captions file, then commit it.\n')
})

test('a terminal that can do nothing gets plain lines too', async () => {
  site = siteWith('')
  expect((await site.run(['fill'], { env: { TERM: 'dumb' } })).err).toMatch(/^\[1\/12\]/)
})

describe.skipIf(!hasTerminal)('in a terminal', () => {
  test('a bar grows in one place, goes away, and leaves the terminal as it was', async () => {
    site = siteWith('delayMs: 20, limits: { concurrency: 2 }')
    const { code, out, isSane } = await inTerminal(site, ['fill'])
    expect(code).toBe(0)
    expect(isSane).toBe(true)
    const drawn = frames(out)
    expect(drawn[0]).toContain('0 of 12')
    expect(drawn.at(-1)).toMatch(/^#{24}.*12 of 12/)
    expect(drawn.map((frame) => Number(/(\d+) of 12/.exec(frame)?.[1]))).toEqual(
      Array.from({ length: 13 }, (_, n) => n),
    )
    expect(screenOf(out).filter((line) => line !== '')).toEqual([
      '12 drafted from pictures.',
      'Review the drafts in the captions file, then commit it.',
      'SANE',
    ])
    // The cursor is there, lines wrap.
    expect(out).not.toContain('\u001B[?25l')
    expect(out.lastIndexOf('\u001B[?7h')).toBeGreaterThan(out.lastIndexOf('\u001B[?7l'))
  })

  test('Ctrl-C keeps what is done and ends with 130', async () => {
    site = siteWith('delayMs: 150, limits: { concurrency: 1 }')
    const { code, out, isSane } = await inTerminal(site, ['fill'], { after: /4 of 12/, keys: '\u0003' })
    expect(code).toBe(130)
    expect(isSane).toBe(true)
    expect(out).toContain('Stopped early, as you asked; what was done is kept.')
    const kept = Object.keys(site.entries()).length
    expect(kept).toBeGreaterThanOrEqual(4)
    expect(kept).toBeLessThan(names.length)
    expect(site.delivered()).toHaveLength(kept)
  })

  test.each([
    ['yes', 'y', 0, names.length],
    ['no', 'n', 1, 0],
    ['Enter', '\r', 1, 0],
    ['Ctrl-C', '\u0003', 130, 0],
  ])('before images leave the machine there is a question: %s', async (_, keys, code, asked) => {
    site = siteWith(`limits: { where: 'hosted', hosts: ['api.example'] }`)
    const ran = await inTerminal(site, ['fill'], { after: /Go on\?/, keys })
    expect(ran.out).toMatch(
      /12 images without words[^]*up to 12 images to api\.example; what it costs is not known here/,
    )
    expect(ran).toMatchObject({ code, isSane: true })
    expect(site.delivered()).toHaveLength(asked)
    expect(site.has('alt-text.json')).toBe(asked > 0)
  })

  test('names of files cannot speak to the terminal', async () => {
    const name = 'a\u001B]0;owned\u0007\u001B[2J\u202Egnp.png'
    site = new Site({ 'alt-text.config.mjs': mockConfig(''), 'index.html': page([encodeURI(name)]), [name]: png(1) })
    const { out } = await inTerminal(site, ['fill'])
    expect(Object.keys(site.entries())).toEqual([name])
    expect(out).not.toMatch(/\u001B\]|\u001B\[2J|\u202E/)
    site.write({ 'index.html': page([encodeURI(name)], { lang: 'de' }), 'alt-text.config.mjs': 'export default {}' })
    expect((await inTerminal(site, ['fill'])).out).not.toMatch(/\u001B\]|\u001B\[2J|\u202E/)
    expect((await inTerminal(site, ['why', 'index.html'])).out).not.toMatch(/\u001B\]|\u001B\[2J|\u202E/)
  })
})
