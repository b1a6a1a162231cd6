import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { Site, ended, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const names = Array.from({ length: 60 }, (_, index) => `${index}.png`)

let site: Site
afterEach(() => site.remove())

test('two fills and a build at once share one captions file: nothing is lost, nothing asked twice', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig('delayMs: 40, limits: { concurrency: 3 }'),
    'vite.config.mjs':
      "import altText from 'unplugin-alt-text/vite'\nexport default { plugins: [altText()], build: { assetsInlineLimit: 0 } }\n",
    'index.html': page(names),
    ...Object.fromEntries(names.map((name, index) => [name, png(index)])),
  })
  site.link('unplugin-alt-text', join(repository, 'packages/unplugin'))
  site.link('vite', join(repository, 'node_modules/vite'))
  const { CI, NODE_ENV, VITEST, ...env } = process.env
  const build = spawn(process.execPath, [join(site.root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: site.root,
    env,
  })

  const [first, second, built] = await Promise.all([
    ended(site.start(['fill'])),
    ended(site.start(['fill'])),
    ended(build),
  ])

  expect([first.code, second.code, built.code]).toEqual([0, 0, 0])
  const entries = site.entries()
  expect(Object.keys(entries).toSorted()).toEqual(names.toSorted())
  expect(
    site
      .delivered()
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(names.toSorted())
  for (const { key, text } of site.delivered()) expect(entries[key]?.alt).toBe(text)
  expect(site.read('dist/index.html').match(/<img alt="Shape /g)).toHaveLength(names.length)
})
