import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { alternativesIn } from './page.ts'
import { ours } from './process.ts'
import { copySite } from './site.ts'
import { edit, startWatching } from './watching.ts'

/** Where the bundle stands that has `src/Addresses.tsx` in it. */
const bundles = {
  vite: 'main.mjs',
  rollup: 'main.mjs',
  rolldown: 'main.mjs',
  webpack: 'main.cjs',
  rspack: 'main.cjs',
  rsbuild: 'index.js',
  esbuild: 'main.mjs',
} as const

it.concurrent.for(Object.entries(bundles))('%s builds again with new words', async ([host, bundle], context) => {
  const root = copySite('site')
  const captions = join(root, 'alt-text.json')
  const good = readFileSync(captions, 'utf8')
  const out = join(root, 'out')
  // While somebody works, a gate stays open. esbuild does not tell a plugin that it watches.
  const options = host === 'esbuild' ? { mode: 'frozen' } : { onMissing: 'error' }
  const watching = startWatching(context, 'watch.mjs', { root, out, options, fixedNames: true }, host)
  const built = (...texts: string[]): Promise<true> =>
    watching.until(texts.join(), () => {
      const code = textOf(join(out, bundle))
      return texts.every((text) => code.includes(text)) || undefined
    })
  // In a module, and in Markdown that is text.
  const both = (words: string): [string, string] => [`alt: "${words}"`, `![${words}]`]

  await built(...both('A red field'))
  // Rollup looks for changes from here on.
  await watching.until('the end of the first build', () => watching.messages[0])
  await edit(captions, () => good.replace('A red field', 'A crimson field'))
  await built(...both('A crimson field'))

  await edit(captions, () => good.replace('  "images"', '<<<<<<< ours\n  "images"'))
  await edit(join(root, 'src/Addresses.tsx'), (text) => text.replace('<section>', '<section title="Again">'))
  await built('"Again"', ...both('A crimson field'))
  await watching.until('a message', () => ours(watching.output).find((line) => line.includes('alt-text.json:3:1: ')))

  await edit(captions, () => good.replace('A red field', 'A mended field'))
  await built(...both('A mended field'))
  expect(watching.messages.find(({ error }) => error)).toBe(undefined)
  expect(await watching.end(), watching.output.stderr).toBe(0)
})

it.concurrent.for(['webpack', 'rspack'])('%s gives a page its new words', async (host, context) => {
  // Where nothing else changed, html-webpack-plugin emits the page that it remembers.
  const root = copySite('page')
  const out = join(root, 'out')
  const watching = startWatching(
    context,
    'watch.mjs',
    { root, out, entry: 'src/main.js', html: 'src/template.html' },
    host,
  )
  const pageHas = (words: string): Promise<true> =>
    watching.until(
      words,
      () => alternativesIn(textOf(join(out, 'index.html')))['public']?.startsWith(words) || undefined,
    )

  await pageHas('A red field')
  await edit(join(root, 'alt-text.json'), (text) => text.replace('A red field', 'A crimson field'))
  await pageHas('A crimson field')
  expect(await watching.end(), watching.output.stderr).toBe(0)
})

/** Of a file that may not be there yet, or just now. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It is asked for again.
    return ''
  }
}
