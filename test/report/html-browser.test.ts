import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openChromium } from '../browser/chromium.ts'
import { Site } from '../cli/site.ts'
import { png } from '../cli/png.ts'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { Reporter } from '@alt-text/core'
import { hostileReport, largeReport } from './site.ts'

/** For people who want to see it; never in git. */
const shots = '.cache/screenshots'

describe.skipIf(!hasChromium())('the html report in a browser', () => {
  let browser: Browser
  let site: Site | undefined
  beforeAll(async () => {
    browser = await openChromium()
    mkdirSync(shots, { recursive: true })
  })
  afterEach(() => site?.remove())
  afterAll(() => browser.close())

  /** A page that fails the test by whatever it complains of or asks for. */
  async function open(
    file: string,
    scheme: 'light' | 'dark' = 'light',
    width = 1100,
  ): Promise<{ page: Page; trouble: string[] }> {
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('console', (message) => void trouble.push(message.text()))
    page.on('pageerror', (error) => void trouble.push(String(error)))
    page.on('dialog', (dialog) => void trouble.push(`dialog ${dialog.message()}`))
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) trouble.push(request.url())
    })
    await page.goto(pathToFileURL(file).href)
    return { page, trouble }
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source)
    const { violations: found } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; nodes: { html: string }[] }[]
    }
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  }

  async function written(): Promise<string> {
    site = new Site({
      'index.html': [
        '<!doctype html>',
        '<html lang="en"><title>Shop</title>',
        '<a href="/"><img src="photos/logo.png"></a>',
        '<p>Our dog: <img src="photos/dog.png" alt="image of a dog"></p>',
        '<img src="photos/gone.png" alt="DSC_0042.JPG">',
        '<img src="photos/logo.png" alt="Logo"><img src="photos/dog.png" alt="Logo">',
      ].join('\n'),
      'docs/guide.md': '# Guide\n\n![](../photos/dog.png)\n\nText before ![picture](../photos/logo.png) and after.\n',
      'photos/dog.png': png(1),
      'photos/logo.png': png(2),
    })
    expect(await site.run(['audit', '--format', 'html', '--output', 'report.html'])).toEqual({
      code: 1,
      out: '',
      err: '',
    })
    return join(site.root, 'report.html')
  }

  test.each(['light', 'dark'] as const)(
    '%s: no complaint, nothing asked for, clean for axe, pictures shown',
    async (scheme) => {
      const { page, trouble } = await open(await written(), scheme)
      await page.screenshot({ path: `${shots}/report-${scheme}.png`, fullPage: true })
      expect(await violations(page)).toEqual([])
      const box = await page.locator('svg.picture use').first().boundingBox()
      expect(box?.width).toBeGreaterThan(50)
      expect(await page.locator('form').isVisible()).toBe(true)
      expect(trouble).toEqual([])
      await page.context().close()
    },
  )

  test('fits a telephone', async () => {
    const { page } = await open(await written(), 'light', 360)
    await page.screenshot({ path: `${shots}/report-narrow.png`, fullPage: true })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('the keyboard reaches everything: words, severity, rule, files and back', async () => {
    const { page, trouble } = await open(await written())
    const shown = () => page.locator('main li:visible').count()
    const all = await shown()
    const focused = () => page.evaluate('document.activeElement.name || document.activeElement.tagName')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('words')
    await page.keyboard.type('guide.md')
    expect(await shown()).toBeLessThan(all)
    expect(await page.locator('output').textContent()).toBe(`${await shown()} of ${all} findings`)
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    expect(await shown()).toBe(all)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('severity')
    await page.keyboard.press('E')
    expect(await page.locator('main li:visible [class=warn]').count()).toBe(0)
    expect(await shown()).toBeGreaterThan(0)
    await page.keyboard.press('A')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('code')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('fold')
    await page.keyboard.press('Enter')
    expect(await shown()).toBe(0)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('SUMMARY')
    await page.keyboard.press('Enter')
    expect(await shown()).toBeGreaterThan(0)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('A')
    await page.keyboard.press('Enter')
    expect(await page.evaluate("document.querySelector(':target').tagName")).toBe('DT')
    expect(trouble).toEqual([])
    await page.context().close()
  })

  test('reads without its script', async () => {
    const file = await written()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    expect(await page.locator('main li:visible').count()).toBeGreaterThan(3)
    expect(await page.locator('form').isVisible()).toBe(false)
    await context.close()
  })

  test('hostile words run nothing and ask for nothing, and five thousand findings are filtered', async () => {
    site = new Site({})
    const write = async (name: string, report: Parameters<Reporter>[0]): Promise<string> => {
      const file = join((site as Site).root, name)
      writeFileSync(file, await (reporters['html'] as Reporter)(report, plainStyle, plainReader))
      return file
    }
    const bad = await open(await write('bad.html', hostileReport()))
    expect(await violations(bad.page)).toEqual([])
    expect(bad.trouble).toEqual([])
    await bad.page.context().close()
    const large = await open(await write('large.html', largeReport(5000)))
    await large.page.fill('input', 'picture-4999.png')
    expect(await large.page.locator('output').textContent()).toBe('1 of 5000 findings')
    // It stands in a file that was closed.
    expect(await large.page.locator('main li:visible').count()).toBe(1)
    expect(large.trouble).toEqual([])
    await large.page.context().close()
  })
})
