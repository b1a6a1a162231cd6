import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mark } from './astro-markdown.ts'

/** A dev server of Astro, as far as its collections are concerned. */
export interface Collections {
  /** Reads all collections again; does nothing while Astro reads its content config. */
  readonly refresh: ((options: object) => Promise<void>) | undefined
  /** Absolute path of the file that pages read collections from. */
  readonly store: string
  /** Tells Astro that this file has changed: a watcher may miss it, because it is replaced and not written. */
  readonly tell: (file: string) => void
  /** Has browsers load their pages anew. */
  readonly reload: () => void
}

const mostAttempts = 50
const pauseMs = 100
const reloadMs = 1000

/** Renders collections again for words that have changed, and shows them. */
export async function refreshCollections(
  { refresh, store, tell, reload }: Collections,
  marks: readonly Mark[],
  digest: string,
): Promise<void> {
  const before = stampOf(store)
  marks.forEach((mark) => mark.set(digest))
  await until(
    () => marks.some(({ isRead }) => isRead),
    () => refresh?.({}),
  )
  if (!(await until(() => stampOf(store) !== before))) return
  tell(store)
  // Modules with new words have pages loaded anew at once; while they do, they cannot be told again.
  await sleep(reloadMs)
  reload()
}

async function until(isDone: () => boolean, work?: () => unknown): Promise<boolean> {
  for (let attempt = 0; attempt < mostAttempts && !isDone(); attempt++) {
    await sleep(pauseMs)
    await work?.()
  }
  return isDone()
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return `${found?.ino} ${found?.mtimeMs}`
}
