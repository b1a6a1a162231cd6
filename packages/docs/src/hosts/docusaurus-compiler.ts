import { createHash } from 'node:crypto'
import type { BuildOptions } from '@alt-text/core'
import { compilerPlugin, createSession } from 'unplugin-alt-text/adapter'
import { resolveSigns, signFor } from './docusaurus-signs.ts'

export type Bundler = 'webpack' | 'rspack'

/** What a site's plugin is made of. */
export interface Parts {
  /** One for each compiler; they share a session. */
  readonly pluginFor: (bundler: Bundler) => unknown
  /** Says in one line what the site's images have. */
  readonly summarise: () => Promise<void>
}

/** @param siteDir absolute */
export function partsFor(siteDir: string, options: BuildOptions): Parts {
  const session = createSession(options)
  const id = createHash('sha256').update(JSON.stringify(options)).digest('hex').slice(0, 8)
  return {
    pluginFor: (bundler) =>
      compilerPlugin(session, bundler, { brackets: signFor, cacheName: `alt-text:${id}` }, [
        {
          name: `alt-text-signs:${id}`,
          enforce: 'post',
          transform: {
            filter: { id: /^[^?]+\.mdx?$/, code: 'AltTextSign' },
            handler: (code) => ({ code: resolveSigns(code), map: null }),
          },
        },
      ]),
    async summarise() {
      const whole = createSession({ ...options, mode: options.mode === 'off' ? 'off' : 'frozen' })
      whole.describe({ root: siteDir, dev: false })
      await whole.survey()
      whole.end()
    },
  }
}
