import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../browser/browser.ts'
import { addCoverage } from './coverage.ts'
import type { Expected, Host } from './host.ts'
import { cli, ours, run } from './run.ts'
import type { Ran } from './run.ts'
import { develop, serve } from './serve.ts'
import type { Server } from './serve.ts'
import { Site } from './site.ts'
import { alternatives, visit } from './visit.ts'

const longestMs = 300_000
const newWords = 'Words that nobody has read before'

interface AuditImage {
  readonly verdict: string
}

interface BuiltAudit {
  readonly images: readonly AuditImage[]
  readonly findings: readonly { readonly file: string; readonly data: { readonly why?: string } }[]
}

/** What every framework must do with its playground. */
export function contract(name: string, host: Host): void {
  const site = new Site(name, host)
  const { expected } = site
  const alts = (page: string): (string | null)[] => (expected.pages[page] ?? []).map(({ alt }) => alt)
  let built: Ran

  beforeAll(async () => {
    site.fresh()
    built = await run(site, host.build)
    expect(built.code, built.text).toBe(0)
    addCoverage(name, host, expected, site.versions())
  }, longestMs)

  // What is installed is built again by the bench of hosts.
  afterAll(() => site.fresh())

  test('every image of every page is as expected, before scripts run and after', { timeout: longestMs }, async () => {
    await using server = await serve(site)
    for (const page of Object.keys(expected.pages)) {
      if (host.isRendered !== false)
        expect(await look(server, page, false)).toEqual({ alts: alts(page), complaints: [] })
      expect(await look(server, page, true), page).toEqual({ alts: alts(page), complaints: [] })
    }
  })

  test('words are still there after navigation in the browser', { timeout: longestMs }, async () => {
    await using server = await serve(site)
    for (const { from, selector, to, page: shown = to } of expected.links) {
      const { page, complaints } = await visit(await browser(), server.url + from)
      await page.evaluate(() => Object.assign(globalThis, { stayed: true }))
      await page.click(selector)
      await page.waitForURL(server.url + to)
      await expect.poll(() => alternatives(page), { timeout: 10_000 }).toEqual(alts(shown))
      expect(complaints).toEqual([])
      // It was the framework's own navigation: nothing was loaded anew.
      expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true)
      await page.context().close()
    }
  })

  test('code stays as it is written', { timeout: longestMs }, async () => {
    await using server = await serve(site)
    for (const [page, texts] of Object.entries(expected.texts)) {
      const { page: shown } = await visit(await browser(), server.url + page)
      const text = await shown.locator('body').innerText()
      for (const wanted of texts) expect(text).toContain(wanted)
      await shown.context().close()
    }
  })

  test('says in one line what it did, and it is what the audit says', { timeout: longestMs }, async () => {
    const lines = ours(built)
    expect(lines.filter((line) => /injected/.test(line))).toHaveLength(1)
    expect(lines, built.text).toHaveLength(1)
    expect(counted(lines[0])).toBe(await missingBy(site))
  })

  test('an audit of the output finds no words that were not put in', { timeout: longestMs }, async () => {
    const { text } = await cli(site, 'audit', host.out, '--format', 'json')
    const { images, findings } = JSON.parse(text.slice(text.indexOf('{'))) as BuiltAudit
    expect(images.length > 0 || host.isRendered === false).toBe(true)
    // What no build can know, its output shows: an address that a script has put together.
    const lacking = findings.filter(({ data }) => data.why === 'not-injected')
    for (const [page, found] of Object.entries(expected.pages)) {
      const unknown = found.filter(({ why }) => why !== undefined).length
      const here = lacking.filter(({ file }) => addressOf(file, host) === page.replace(/\/$/, ''))
      expect(here.length, JSON.stringify(here)).toBeLessThanOrEqual(unknown)
    }
    const pages = new Set(Object.keys(expected.pages).map((page) => page.replace(/\/$/, '')))
    expect(lacking.filter(({ file }) => !pages.has(addressOf(file, host)))).toEqual([])
  })

  test('no old word is left after a caption was changed', { timeout: longestMs }, async () => {
    const old = change(site, expected)
    expect(occurrencesIn(site, old)).not.toEqual([])
    const again = await run(site, host.build)
    expect(again.code, again.text).toBe(0)
    expect(occurrencesIn(site, old)).toEqual([])
    expect(occurrencesIn(site, newWords)).not.toEqual([])
  })

  test.skipIf(host.dev === undefined)('a dev server shows new words', { timeout: longestMs }, async () => {
    site.fresh()
    const { page: path } = expected.change
    await using server = await develop(site, host.dev ?? (() => []))
    const { page } = await visit(await browser(), server.url + path)
    const shows = async (wanted: readonly (string | null)[]): Promise<void> => {
      const poll = expect.poll(() => alternatives(page), { timeout: 60_000, interval: 250 })
      await poll.toEqual(wanted).catch((error: unknown) => {
        throw new Error(`The dev server printed:\n${server.text()}`, { cause: error })
      })
    }
    await shows(alts(path))
    await sleep(500)
    const old = change(site, expected)
    const wanted = alts(path).map((alt) => (alt === old ? newWords : alt))
    await shows(wanted)
    await page.reload({ waitUntil: 'networkidle' })
    await shows(wanted)
    await page.context().close()
  })

  test('after a fill nothing is missing that can be had', { timeout: longestMs }, async () => {
    site.fresh()
    site.write('alt-text.json', '{ "version": 1, "images": {} }\n')
    const config = site.read('alt-text.config.mjs')
    site.write(
      'alt-text.config.mjs',
      config
        .replace(
          '[embedded()]',
          '[mock({ limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp", "image/svg+xml"] } })]',
        )
        .replace(/^/, "import { mock } from '@alt-text/backends/mock'\n"),
    )
    const filled = await cli(site, 'fill', '--yes')
    expect(filled.code, filled.text).toBe(0)
    const again = await run(site, host.build)
    expect(again.code, again.text).toBe(0)
    const left = Number(/, (\d+) images? without one/.exec(again.text)?.[1] ?? 0)
    expect(left).toBe(await findingsOf(site))
  })

  // Another whole build, which the light run leaves out.
  test.runIf(process.env['HOSTS'] !== undefined)(
    'works in a folder of a workspace',
    { timeout: longestMs },
    async () => {
      site.fresh()
      using workspace = site.inWorkspace()
      const args = host.build.map((it) => it.replace(/^node_modules\//, '../../node_modules/'))
      const again = await run(workspace.site, args)
      expect(again.code, again.text).toBe(0)
      expect(ours(again)).toEqual(ours(built))
      await using server = await serve(workspace.site)
      for (const page of Object.keys(expected.pages)) {
        expect(await look(server, page, true), page).toEqual({ alts: alts(page), complaints: [] })
      }
    },
  )

  async function look(server: Server, path: string, scripts: boolean): Promise<object> {
    const { page, complaints } = await visit(await browser(), server.url + path, { scripts })
    const found = await alternatives(page)
    await page.context().close()
    return { alts: found, complaints }
  }
}

/** Gives one image new words; gives back the old ones. */
function change(site: Site, { change: { image } }: Expected): string {
  const captions = JSON.parse(site.read('alt-text.json')) as { images: Record<string, { alt: string }> }
  const entry = captions.images[image]
  if (entry === undefined) throw new Error(`The captions file has no entry for ${image}.`)
  const old = entry.alt
  entry.alt = newWords
  site.write('alt-text.json', JSON.stringify(captions, null, 2))
  return old
}

/** Where a page of the output is served, without slashes around it. */
function addressOf(file: string, { out }: Host): string {
  return file.slice(out.length + 1).replace(/(?:(?:^|\/)index)?\.html$/, '')
}

function occurrencesIn(site: Site, words: string): string[] {
  return [...site.output()].flatMap(([path, text]) => (text.includes(words) ? [path] : []))
}

/** Images that had no alternative, by the summary of a build. */
function counted(summary = ''): number {
  const numbers = /(\d+) alternatives? injected|, (\d+) images? without one/g
  return [...summary.matchAll(numbers)].reduce((sum, [, words, left]) => sum + Number(words ?? left), 0)
}

async function missingBy(site: Site): Promise<number> {
  const { images } = await auditOf(site)
  return images.filter(({ verdict }) => verdict === 'missing').length
}

async function findingsOf(site: Site): Promise<number> {
  const { findings } = await auditOf(site)
  return findings.filter(({ code }) => ['missing', 'blank', 'link-unnamed'].includes(code)).length
}

async function auditOf(site: Site): Promise<{ images: AuditImage[]; findings: { code: string }[] }> {
  const { text } = await cli(site, 'audit', '--format', 'json')
  return JSON.parse(text.slice(text.indexOf('{'))) as { images: AuditImage[]; findings: { code: string }[] }
}
