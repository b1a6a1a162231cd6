import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Site, ended, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

const names = Array.from({ length: 40 }, (_, index) => `${index}.png`)

function siteWith(options: string): Site {
  return new Site({
    'alt-text.config.mjs': mockConfig(options),
    'index.html': page(names),
    ...Object.fromEntries(names.map((name, index) => [name, png(index)])),
  })
}

async function deliveries(count: number): Promise<void> {
  await vi.waitFor(() => expect(site.delivered().length).toBeGreaterThanOrEqual(count), {
    timeout: 10_000,
    interval: 10,
  })
}

describe.skipIf(process.platform === 'win32')('a fill that is told to stop', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s keeps all that was delivered, ends at once, and the next goes on', async (signal, code) => {
    site = siteWith('delayMs: 50, limits: { concurrency: 2 }')
    const child = site.start(['fill'])
    const end = ended(child)
    await deliveries(8)
    const asked = performance.now()
    child.kill(signal)
    const ran = await end
    expect(performance.now() - asked).toBeLessThan(3000)
    expect(ran.code).toBe(code)
    expect(ran.out).toContain('what was done is kept')
    const kept = Object.keys(site.entries())
    expect(kept).toHaveLength(site.delivered().length)
    expect(kept.length).toBeLessThan(names.length)
    // The lock was given back: nobody waits for it to go stale.
    const next = await site.run(['fill'])
    expect(next.code).toBe(0)
    expect(next.err).not.toContain('waiting for it')
    expect(Object.keys(site.entries())).toHaveLength(names.length)
    expect(site.delivered()).toHaveLength(names.length)
  })

  test('does not wait for a backend that never answers', async () => {
    site = siteWith(`faults: { '3.png': 'deaf', '4.png': 'hang' }, delayMs: 20`)
    const child = site.start(['fill'])
    const end = ended(child)
    await deliveries(38)
    const asked = performance.now()
    child.kill('SIGINT')
    expect((await end).code).toBe(130)
    expect(performance.now() - asked).toBeLessThan(4000)
    expect(Object.keys(site.entries())).toHaveLength(38)
  })

  test('twice ends there and then, with no more said', async () => {
    site = siteWith(`faults: { '1.png': 'deaf' }, limits: { concurrency: 1 }`)
    const child = site.start(['fill'])
    const end = ended(child)
    await deliveries(1)
    child.kill('SIGINT')
    await sleep(50)
    child.kill('SIGINT')
    expect(await end).toMatchObject({ code: 130, out: '' })
  })

  test('while it waits for another ends without a word of trouble, and the other goes on', async () => {
    site = siteWith('delayMs: 300, limits: { concurrency: 4 }')
    const first = ended(site.start(['fill']))
    await deliveries(1)
    const child = site.start(['fill'])
    const second = ended(child)
    let said = ''
    child.stderr?.on('data', (text: string) => (said += text))
    await vi.waitFor(() => expect(said).toContain('waiting for it'), { timeout: 5000 })
    child.kill('SIGINT')
    const { code, err } = await second
    expect(code).toBe(130)
    expect(err).toBe('Another fill is running on this captions file; waiting for it.\n')
    expect((await first).code).toBe(0)
    expect(site.delivered()).toHaveLength(names.length)
  })
})
