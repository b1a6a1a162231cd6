import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A file younger than this may change again without a new time or size (file systems count in steps), so it is
 * not remembered yet; Git calls such entries racy: https://git-scm.com/docs/racy-git
 */
const youngMs = 2000

/** Whether a file is too young to be known by its size and times. */
export function isYoung(
  { mtimeMs, ctimeMs }: { readonly mtimeMs: number; readonly ctimeMs: number },
  now: number,
): boolean {
  return now - Math.max(mtimeMs, ctimeMs) < youngMs
}

/**
 * Puts a file into the cache folder by temporary file and rename: of two runs at once, the later one is kept. Nothing
 * is lost where that cannot be: a read-only checkout, or a full disk, finds everything out each time.
 * @returns whether it is on disk now
 */
export function writeCacheFile(file: string, text: string): boolean {
  const folder = dirname(file)
  const temporary = `${file}.${crypto.randomUUID()}`
  try {
    mkdirSync(folder, { recursive: true })
    // A site without packages may have nothing that tells git to leave the folder alone.
    writeFileSync(join(folder, '.gitignore'), '*\n')
    writeFileSync(temporary, text)
    renameSync(temporary, file)
    return true
  } catch {
    discard(temporary)
    return false
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // The folder cannot be written to, so there is nothing in it to discard.
  }
}
