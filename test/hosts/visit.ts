import type { Browser, Page } from 'playwright-core'

/** A page in a real browser, and whatever it complained of. */
export interface Visit {
  readonly page: Page
  /** Errors and warnings of the console, errors of scripts, files that were not there. */
  readonly complaints: string[]
}

/** An element in the browser. */
interface Attributed {
  getAttribute(name: string): string | null
}

/** Everything that takes an alternative, in the order of the document. */
const images = 'img, area, input[type=image]'

export async function visit(browser: Browser, url: string, { scripts = true } = {}): Promise<Visit> {
  const context = await browser.newContext({ javaScriptEnabled: scripts })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  return { page, complaints }
}

/** `null` where there is no attribute. */
export function alternatives(page: Page): Promise<(string | null)[]> {
  return page
    .locator(images)
    .evaluateAll((found) => (found as unknown as Attributed[]).map((it) => it.getAttribute('alt')))
}
