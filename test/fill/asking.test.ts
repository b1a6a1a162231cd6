import { afterEach, describe, expect, test } from 'vitest'
import { Site, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

const hosted = `name: 'service', limits: { where: 'hosted', hosts: ['api.example'] }`

function siteWith(options: string, config = '', count = 3): Site {
  const names = Array.from({ length: count }, (_, index) => `${index}.png`)
  return new Site({
    'alt-text.config.mjs': mockConfig(options, config),
    'index.html': page(names),
    ...Object.fromEntries(names.map((name, index) => [name, png(index)])),
  })
}

describe('images leave the machine only when someone says so for this run:', () => {
  test('without a terminal and without --yes, nobody is asked and nothing is written', async () => {
    site = siteWith(hosted)
    site.write({ 'extra.html': page(['copy.png']), 'copy.png': png(1) })
    const before = site.tree()
    const ran = await site.run(['fill'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(/^3 images without words .* up to 3 images to api\.example\. Nobody can be asked .*--yes/)
    expect(site.tree()).toEqual(before)
  })

  test('with --yes it says where they go, once', async () => {
    site = siteWith(hosted)
    const ran = await site.run(['fill', '--yes'])
    expect(ran.code).toBe(0)
    expect(ran.err.match(/service sends images to api\.example/g)).toHaveLength(1)
    expect(site.delivered()).toHaveLength(3)
  })

  test('a run with nothing to ask for needs no leave', async () => {
    site = siteWith(hosted)
    await site.run(['fill', '--yes'])
    expect(await site.run(['fill'])).toMatchObject({ code: 0, err: '', out: 'Nothing to draft.\n' })
  })

  test('a budget ends it, and what is done is kept', async () => {
    site = siteWith(hosted, 'budget: { images: 2 }')
    const ran = await site.run(['fill', '--yes'])
    expect(ran).toMatchObject({ code: 1, out: expect.stringContaining('the budget is used up') })
    expect(Object.keys(site.entries())).toHaveLength(2)
  })
})

describe('trouble is said once, however many images it strikes:', () => {
  const count = 60
  const everywhere = (fault: string) =>
    `faults: Object.fromEntries(Array.from({ length: ${count} }, (_, i) => [i + '.png', ${fault}]))`

  test.each([
    [
      'a wrong key',
      everywhere(`{ code: 'AUTH', message: 'The key in SERVICE_KEY is not valid.' }`),
      2,
      'The key in SERVICE_KEY is not valid.',
    ],
    ['no money', everywhere(`{ code: 'PAYMENT', message: 'The account is empty.' }`), 2, 'The account is empty.'],
    [
      'a package that is not installed',
      `startFault: new AltTextError('PEER_MISSING', 'The package x is missing.', { fix: 'Run: npm install x' })`,
      2,
      'The package x is missing. Run: npm install x',
    ],
    [
      'a service that is down',
      `${everywhere(`{ code: 'UNAVAILABLE', message: 'Down for now.', retryAfterMs: 1 }`)}`,
      1,
      'Down for now.',
    ],
    ['a bug', everywhere(`'bug'`), 1, 'A bug in the backend.'],
  ])('%s', async (_, options, code, said) => {
    site = siteWith(options, '', count)
    const ran = await site.run(['fill'])
    expect(ran).toMatchObject({ code, err: '' })
    expect(ran.out.split(said)).toHaveLength(2)
    expect(ran.out).toMatch(/^60 images got no words\. mock: /m)
    expect(ran.out.split('\n').length).toBeLessThan(18)
    expect(site.has('alt-text.json')).toBe(false)
  })

  test('a list without backends is nobody to ask', async () => {
    site = siteWith('', '', 2)
    site.write({ 'alt-text.config.mjs': 'export default { backend: [] }' })
    const ran = await site.run(['fill'])
    expect(ran).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^2 images got no words\. No backend is configured\.$/m),
    })
    expect((await site.run(['fill', '--dry-run'])).out).toContain('by nobody')
  })

  test('without a config, files are read for their own words, and the hint says what is missing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Three red boats</title></svg>'
    site = new Site({ 'index.html': page(['a.png', 'boats.svg']), 'a.png': png(1), 'boats.svg': svg })
    const ran = await site.run(['fill'])
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('1 drafted from pictures.')
    expect(ran.out).toContain('a.png got no words. embedded: The file says nothing about itself.')
    expect(ran.out).toContain('Name a backend')
    expect(site.entries()['boats.svg']).toMatchObject({
      alt: 'Three red boats',
      state: 'draft',
      by: 'embedded:svg-title',
    })
    // As `init` writes it.
    site.write({
      'alt-text.config.mjs':
        "import { embedded } from '@alt-text/core'\nexport default { backend: [embedded()], context: 'none' }\n",
    })
    expect((await site.run(['fill'])).out).toContain('Name a backend')
    site.write({ 'alt-text.config.mjs': mockConfig('captions: () => { throw new Error("down") }') })
    expect((await site.run(['fill'])).out).not.toContain('Name a backend')
  })

  test('a peer that is really missing', async () => {
    site = siteWith('', '', 2)
    site.install('onnx')
    site.write({
      'alt-text.config.mjs': `import { onnx } from '@alt-text/onnx'\nexport default { backend: onnx({ model: 'model' }) }`,
    })
    const ran = await site.run(['fill'])
    expect(ran).toMatchObject({ code: 2, err: '' })
    expect(ran.out.match(/npm i/g)).toHaveLength(1)
    expect(ran.out).toMatch(/^2 images got no words\. onnx.*: /m)
  })
})

describe('words that are no use', () => {
  test.each([
    ['a file name', '0.png'],
    ['a refusal', `I'm sorry, I cannot describe this image.`],
    ['nothing', ' '],
  ])('are asked of the next backend: %s', async (_, words) => {
    site = siteWith('', '', 1)
    site.write({
      'alt-text.config.mjs': `import { mock } from '@alt-text/backends/mock'
export default { backend: [mock({ name: 'one', captions: () => ${JSON.stringify(words)} }), mock({ name: 'two', captions: () => 'A red door' })] }`,
    })
    expect((await site.run(['fill'])).code).toBe(0)
    expect(site.entries()['0.png']).toMatchObject({ alt: 'A red door', by: 'two' })
  })

  test('are a failure with their reason where there is no next one', async () => {
    site = siteWith(`captions: () => '0.png'`, '', 1)
    expect(await site.run(['fill'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('Its words were no use (file-name).'),
    })
    expect(site.has('alt-text.json')).toBe(false)
  })

  test('that stand beside the picture already become a proposal, and nobody is asked again', async () => {
    const figure = '<title>A</title><figure><img src="0.png"><figcaption>A red door.</figcaption></figure>'
    site = siteWith(`captions: () => 'A red door'`, '', 1)
    site.write({ 'index.html': figure })
    expect(await site.run(['fill'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 proposed as decorative'),
    })
    expect(site.entries()['0.png']?.uses).toEqual([
      expect.objectContaining({ in: 'index.html', state: 'draft', proposes: 'decorative', by: 'mock' }),
    ])
    expect((await site.run(['fill'])).out).toContain('left to a person')
    expect(site.delivered()).toHaveLength(1)
    // Elsewhere, where nothing says it, the picture gets its words.
    site.write({ 'other.html': page(['0.png']) })
    await site.run(['fill'])
    expect(site.entries()['0.png']).toMatchObject({ alt: 'A red door', state: 'draft' })
  })
})
