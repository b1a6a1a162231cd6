import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { languageOf } from '@alt-text/core'
import type { Language } from '@alt-text/core'
import type { Session } from 'unplugin-alt-text/adapter'
import { prepare } from './sessions.ts'
import { putIntoTree } from './tree.ts'
import type { TreeNode } from './tree.ts'
import { wordsOf } from './words.ts'

/** A virtual file of unified, as far as it is read here. */
export interface UnifiedFile {
  readonly path?: string | undefined
  readonly cwd?: string | undefined
  readonly value?: unknown
}

/** A plugin of unified: works at once where the site is open, and waits for it elsewhere. */
export type Transformer<Root> = (tree: Root, file: UnifiedFile) => void | Promise<void>

export interface UnifiedOptions {
  /** What a file is whose name does not tell. */
  readonly fallback: Language
  /** Languages whose words go in here; others are put in elsewhere. @default all */
  readonly only?: readonly Language[] | undefined
  /** Of all its files, where unified is not told. Absolute. */
  readonly path?: string | undefined
}

export function transformerFor<Root extends { type: string }>(
  session: Session,
  { fallback, only, path: known }: UnifiedOptions,
): Transformer<Root> {
  const put = (tree: Root, file: UnifiedFile): void => {
    const path = known ?? pathOf(file)
    const language = languageIn(path) ?? fallback
    if (only !== undefined && !only.includes(language)) return
    const text = textOf(file.value)
    const words = wordsOf(session, { text, path, language })
    if (words !== undefined) putIntoTree(tree as TreeNode, words, { text, language })
  }
  return (tree, file) => {
    if (session.isReady) return put(tree, file)
    return prepare(session).then(() => put(tree, file))
  }
}

/** What a pipeline of Markdown or HTML can be given; `.vue` or `.js` says where a text was taken from. */
function languageIn(path = ''): Language | undefined {
  const language = languageOf(path)
  return language === 'markdown' || language === 'mdx' || language === 'html' ? language : undefined
}

function pathOf({ path, cwd = process.cwd() }: UnifiedFile): string | undefined {
  if (path === undefined || path === '') return undefined
  return path.startsWith('file:') ? fileURLToPath(path) : resolve(cwd, path)
}

function textOf(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : typeof value === 'string' ? value : ''
}
