/** The languages that sources are written in. */
export type Language = 'html' | 'markdown' | 'mdx' | 'jsx' | 'vue' | 'svelte' | 'astro'

/** One source file: text in, no file system. */
export interface Source {
  /** POSIX path from the project root. */
  readonly path: string
  readonly language: Language
  /** Decoded, as it stands on disk; a byte order mark is kept (see `scanSource`). */
  readonly text: string
}

const byExtension: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    html: 'html',
    htm: 'html',
    njk: 'html',
    liquid: 'html',
    hbs: 'html',
    ejs: 'html',
    md: 'markdown',
    markdown: 'markdown',
    mdx: 'mdx',
    jsx: 'jsx',
    tsx: 'jsx',
    js: 'jsx',
    mjs: 'jsx',
    ts: 'jsx',
    mts: 'jsx',
    vue: 'vue',
    svelte: 'svelte',
    astro: 'astro',
  } as const),
)

/** What a site's `.md` files are written in; `mkdocs` is Python-Markdown with the extensions that MkDocs sites use. */
export type MarkdownDialect = 'commonmark' | 'mdx' | 'mkdocs'

/**
 * The language of a path by its ending, or `undefined` where it is none of ours.
 * @param markdown what the site's `.md` files are written in
 */
export function languageOf(path: string, markdown: MarkdownDialect = 'commonmark'): Language | undefined {
  const dot = path.lastIndexOf('.')
  const language = dot === -1 ? undefined : byExtension.get(path.slice(dot + 1).toLowerCase())
  return language === 'markdown' && markdown === 'mdx' ? 'mdx' : language
}
