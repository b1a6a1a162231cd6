import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'
import { hasChromium, openChromium } from './chromium.ts'

let started: Promise<Browser> | undefined
afterAll(async () => (await started)?.close())

/** A real Chromium, one for a test file; closed after its last test. */
export function browser(): Promise<Browser> {
  if (!hasChromium()) throw new Error('This needs a Chromium: apt-get install chromium.')
  started ??= openChromium()
  return started
}
