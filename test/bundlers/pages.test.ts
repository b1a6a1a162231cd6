import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { alternativesIn, withoutInserted } from './page.ts'
import { build, ours } from './process.ts'
import type { Job, Run } from './process.ts'
import { copySite } from './site.ts'
import type { Host } from './site.ts'

/** What stands in a page that is bundled from `test/fixtures/bundlers/page`. */
const page = {
  public: 'A red field, "quoted" & <tagged>',
  hashed: 'A red triangle to the left of a yellow star',
  data: 'A single pixel',
  empty: '',
  described: 'Words of a person',
  remote: null,
}

/** What stands in the page of `test/fixtures/bundlers/site`, which is read before it is bundled. */
const sitePage = {
  'page-public': 'A red field',
  'page-relative': 'A red triangle to the left of a yellow star',
  'page-empty': '',
  'page-described': 'Words of a person',
  'page-emoji': 'A blue field',
  'page-template': 'A blue field',
}

type Page = Pick<Job, 'root'> & Partial<Job>

const builtPages: readonly [title: string, host: Host, page: () => Page][] = [
  ['rollup, from a plugin', 'rollup', () => emitted(copySite('page'))],
  ['rolldown, from a plugin', 'rolldown', () => emitted(copySite('page'))],
  ['webpack, html-webpack-plugin', 'webpack', () => ({ root: copySite('page'), html: 'src/template.html' })],
  ['rspack, html-webpack-plugin', 'rspack', () => ({ root: copySite('page'), html: 'src/template.html' })],
  ['rspack, its own plugin', 'rspack', ownPage],
  ['rsbuild', 'rsbuild', () => ({ root: copySite('page'), html: 'src/template.html' })],
]

describe.each(builtPages)('a page that is built: %s', (_, host, pageOf) => {
  const job = pageOf()
  const running = buildTwice(host, { entry: 'src/main.js', ...job })

  it('has its words, found by what was emitted', async () => {
    const { run, frozen } = await running
    expect(
      run.answers.flatMap(({ error }) => error ?? []),
      run.stderr,
    ).toEqual([])
    expect(alternativesIn(frozen)).toEqual(page)
    expect(frozen).toMatch(/id="hashed" src="[^"]*hashed[.-][\w.-]+\.png"/)
  })

  it('is otherwise as it would have been', async () => {
    const { frozen, off } = await running
    expect(alternativesIn(off)).toMatchObject({ public: null, hashed: null, data: null })
    expect(withoutInserted(frozen)).toBe(off)
  })

  it('counts its images, and leaves the warnings of the bundler alone', async () => {
    const { run } = await running
    // Injected, of these drafts, without words.
    expect(ours(run).map((line) => line.match(/\d+/g))).toEqual([['3', '1', '1']])
    expect(run.answers.flatMap(({ warnings = [] }) => warnings)).toEqual([])
  })
})

describe.each(['vite', 'farm'] as const)('a page that is read before it is bundled: %s', (host) => {
  const root = copySite('site')
  const running = buildTwice(host, { root, html: 'index.html' })

  it('has its words', async () => {
    const { run, frozen } = await running
    expect(
      run.answers.flatMap(({ error }) => error ?? []),
      run.stderr,
    ).toEqual([])
    expect(alternativesIn(frozen)).toEqual(sitePage)
  })

  it('is otherwise as it would have been', async () => {
    const { frozen, off } = await running
    const names = /(?<=\/assets\/index-|index_\w{4}\.)[\w-]+(?=\.js)/g
    expect(withoutInserted(frozen).replaceAll(names, '')).toBe(off.replaceAll(names, ''))
  })
})

async function buildTwice(host: Host, job: Page): Promise<{ run: Run; frozen: string; off: string }> {
  const jobs = ['frozen', 'off'].map((mode) => ({ ...job, out: join(job.root, mode), options: { mode } }))
  const run = await build(host, jobs)
  const [frozen = '', off = ''] = jobs.map(({ out }) => readFileSync(join(out, 'index.html'), 'utf8'))
  return { run, frozen, off }
}

/** Rollup has no pages: a plugin is given the text, and emits it with the images that it names. */
function emitted(root: string): Page {
  const template = readFileSync(join(root, 'src/template.html'), 'utf8')
  return { root, html: template.replace(/<%=.*%>/, `emit:${join(root, 'src/img/hashed.png')}`) }
}

/** Rspack's plugin knows no `require` in a template: the name is written out, and is no source's. */
function ownPage(): Page {
  return {
    root: copySite('page'),
    html: 'src/plain.html',
    htmlPlugin: 'rspack',
    assetName: 'assets/[name].built[ext]',
  }
}
