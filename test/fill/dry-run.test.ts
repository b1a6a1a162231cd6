import { afterEach, expect, test } from 'vitest'
import { Site, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

const started = `start: async () => { throw new Error('started') }`

test('asks nobody and writes nothing, and says who would be asked for what', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(
      `name: 'service', model: 'm1', limits: { where: 'hosted', hosts: ['api.example'] }`,
    ),
    'index.html': page(['a.png', 'b.png', 'copy/a.png', 'https://example.com/x.png']),
    'more.html': page(['a.png']),
    'a.png': png(1),
    'copy/a.png': png(1),
    'b.png': png(2),
  })
  const before = site.tree()
  const ran = await site.run(['fill', '--dry-run'])
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toContain(
    '2 images would be described\nby service:m1 (api.example):\n  a.png  en  in 3 places\n  b.png  en\n',
  )
  expect(ran.out).toContain('index.html:8:5  left to a person: ')
  expect(site.tree()).toEqual(before)
  expect(site.delivered()).toEqual([])

  // Nor does one that ran before leave anything that a dry run would change.
  await site.run(['fill', '--yes'])
  const after = site.tree()
  expect(await site.run(['fill', '--dry-run', '--refresh'])).toMatchObject({ code: 0 })
  expect(site.tree()).toEqual(after)
})

test('starts no backend, and loads none of the image libraries', async () => {
  site = new Site({
    'alt-text.config.mjs': `import { mock } from '@alt-text/backends/mock'\nexport default { backend: { ...mock(), ${started} } }\n`,
    'index.html': page(['a.png']),
    'a.png': png(1),
  })
  expect(await site.run(['fill', '--dry-run'])).toMatchObject({ code: 0, err: '' })
  expect((await site.run(['fill'])).out).toContain('started')
})

test('is refused like the real one where the captions file is broken', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(),
    'index.html': page(['a.png']),
    'a.png': png(1),
    'alt-text.json': '[',
  })
  expect(await site.run(['fill', '--dry-run'])).toMatchObject({ code: 2, out: '' })
})
