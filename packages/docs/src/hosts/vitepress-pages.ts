import { createRequire } from 'node:module'
import { join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { orFailure } from 'unplugin-alt-text/adapter'
import type { Session, vitePlugin } from 'unplugin-alt-text/adapter'
import { partsOf as partsIn } from './vitepress-includes.ts'
import { useWords } from '../words/markdown-it.ts'
import type { MarkdownIt, Part } from '../words/markdown-it.ts'

type Plugin = ReturnType<typeof vitePlugin>

/** What VitePress tells its Vite plugins about the site. */
interface SiteConfig {
  readonly srcDir: string
  readonly markdown?: object
}

interface VitePress {
  readonly createMarkdownRenderer: (srcDir: string, options?: object) => Promise<MarkdownIt>
}

const isPage = /^[^?]+\.md$/

/**
 * Pages get their words inside of VitePress's own markdown-it, where what they include is in place. It keeps pages by
 * their text alone: in a dev server the text must change when words do, and blank lines at its end change nothing else.
 */
export function pages(session: Session): Plugin[] {
  const watched = new Map<string, string[]>()
  let current = ''
  let site: SiteConfig | undefined
  let root = ''
  let isServer = false
  let changes = 0
  const before: Plugin = {
    name: 'alt-text:pages',
    enforce: 'pre',
    configResolved(config) {
      site = (config as { vitepress?: SiteConfig }).vitepress
      root = config.root
      isServer = config.command === 'serve'
    },
    async buildStart() {
      await orFailure(session.prepare(['markdown']))
      const partsOf = (text: string, env: unknown): Part[] => {
        const page = pathIn(env)
        if (page === undefined) return []
        watched.set(page, [])
        current = page
        return partsIn(text, page, includesIn(env))
      }
      const onPart = (_: string, files: readonly string[]): unknown => watched.get(current)?.push(...files)
      useEverywhere(await rendererOf(root, site), (markdown) => useWords(markdown, session, { partsOf, onPart }))
    },
    watchChange(id) {
      if (!isPage.test(id)) changes++
    },
    transform: {
      order: 'pre',
      handler: (code, id) => (isServer && isPage.test(id) ? `${code}${'\n'.repeat(changes)}` : undefined),
    },
  }
  const after: Plugin = {
    name: 'alt-text:pages-watch',
    enforce: 'post',
    transform(_, id) {
      if (!isPage.test(id)) return
      const files = watched.get(normalizePath(id)) ?? []
      session.hang(id, files)
      for (const file of files) this.addWatchFile(file)
    },
  }
  return [before, after]
}

/** Titles and the like are rendered without a page. */
function pathIn(env: unknown): string | undefined {
  const { realPath, path } = (env ?? {}) as { realPath?: string; path?: string }
  const found = realPath ?? path
  return found === undefined ? undefined : normalizePath(found)
}

function includesIn(env: unknown): readonly string[] {
  return ((env ?? {}) as { includes?: string[] }).includes ?? []
}

function normalizePath(path: string): string {
  return normalize(path).replaceAll('\\', '/')
}

interface Core {
  process(state: { readonly md: MarkdownIt }): void
}

let use: ((markdown: MarkdownIt) => void) | undefined
const used = new WeakSet<MarkdownIt>()
const opened = new WeakSet<Core>()

/**
 * VitePress means to make one renderer, but its plugins ask for it at once and get several. What they have in common is
 * the class of their core, which every page passes: each renderer gets the plugin before its first page.
 */
function useEverywhere({ core }: MarkdownIt, plugin: (markdown: MarkdownIt) => void): void {
  use = plugin
  const shared = Object.getPrototypeOf(core) as Core
  if (opened.has(shared)) return
  opened.add(shared)
  const { process } = shared
  shared.process = function (state) {
    if (!used.has(state.md)) {
      used.add(state.md)
      use?.(state.md)
    }
    process.call(this, state)
  }
}

async function rendererOf(root: string, site: SiteConfig | undefined): Promise<MarkdownIt> {
  const path = createRequire(join(root, 'package.json')).resolve('vitepress')
  const { createMarkdownRenderer } = (await import(pathToFileURL(path).href)) as VitePress
  return createMarkdownRenderer(site?.srcDir ?? root, site?.markdown)
}
