import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'

/** Debian's; elsewhere `CHROMIUM` names one. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

let started: Promise<Browser> | undefined
afterAll(async () => (await started)?.close())

/** A real Chromium, one for a test file; closed after its last test. */
export function browser(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}: apt-get install chromium, or name one in CHROMIUM.`)
  }
  started ??= chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  return started
}
