import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium as playwright } from 'playwright-core'
import type { Browser } from 'playwright-core'

const program = '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether there is Debian's Chromium, if need be after installing it. Where it cannot be had, says so aloud. */
export function hasChromium(): boolean {
  if (existsSync(program)) return true
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const installed =
    process.getuid?.() === 0 && apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')
  if (installed && existsSync(program)) return true
  console.warn(`\n!!! No ${program}, and apt-get did not bring it: TESTS IN A REAL BROWSER ARE SKIPPED. !!!\n`)
  return false
}

export function openChromium(): Promise<Browser> {
  return playwright.launch({ executablePath: program, args: flags })
}
