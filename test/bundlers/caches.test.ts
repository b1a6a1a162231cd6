import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from './process.ts'
import type { Job } from './process.ts'
import { copySite } from './site.ts'
import type { Host } from './site.ts'
import { edit } from './watching.ts'

/** What each of them keeps between two processes. */
const caches = (root: string): Partial<Record<Host, unknown>> => ({
  webpack: { type: 'filesystem', cacheDirectory: join(root, 'cache') },
  rspack: { type: 'persistent', storage: { type: 'filesystem', directory: join(root, 'cache') } },
  rsbuild: { cacheDirectory: join(root, 'cache') },
  farm: { cacheDir: join(root, 'cache') },
})

describe.concurrent.each(['webpack', 'rspack', 'rsbuild', 'farm'] as const)('the cache of %s', (host) => {
  it('never gives old words, nor words to a build that wants none', async () => {
    const root = copySite('site')
    const common = { root, out: join(root, 'out'), run: true, cache: caches(root)[host] }
    const words = async (options: Job['options']): Promise<string | undefined> => {
      const { answers, stdout, stderr } = await build(host, [{ ...common, options: { mode: 'frozen', ...options } }])
      expect(answers[0]?.error, stdout + stderr).toBe(undefined)
      return answers[0]?.report?.images['url']
    }
    const captions = join(root, 'alt-text.json')
    expect(await words({})).toBe('alt: Words of url')
    await edit(captions, (text) => text.replace('Words of url"', 'Other words of url"'))
    expect(await words({})).toBe('alt: Other words of url')
    expect(await words({ inject: 'reviewed' })).toBe('no alt')
    expect(await words({ mode: 'off' })).toBe('no alt')
    expect(await words({})).toBe('alt: Other words of url')
    await edit(join(root, 'alt-text.config.mjs'), (text) => text.replace('alias', "inject: 'reviewed',\n  alias"))
    expect(await words({})).toBe('no alt')
  })
})
