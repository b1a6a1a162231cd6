import { readdirSync, readFileSync } from 'node:fs'
import { delimiter, extname, join, relative } from 'node:path'

export interface CorpusFile {
  /** From the folder that was walked: what a failure names. */
  readonly name: string
  readonly text: string
}

/** Where real files come from: what is installed, what the tests hold, and any folders named in `ALT_TEXT_CORPUS`. */
const folders = ['node_modules/.pnpm', 'test/fixtures', ...(process.env.ALT_TEXT_CORPUS ?? '').split(delimiter)]

/** Every file with one of these endings, by code point. Bytes that are no UTF-8 are left out: they are never scanned either. */
export function corpus(endings: readonly string[], wanted: (text: string) => boolean = () => true): CorpusFile[] {
  return folders.filter((folder) => folder !== '').flatMap((folder) => filesIn(folder, endings, wanted))
}

function filesIn(folder: string, endings: readonly string[], wanted: (text: string) => boolean): CorpusFile[] {
  return pathsIn(folder, endings).flatMap((path) => {
    const text = decode(readFileSync(path))
    return text !== undefined && wanted(text) ? [{ name: relative(folder, path), text }] : []
  })
}

/** Symbolic links are not followed: a package manager's store holds every file once, and names it many times. */
function pathsIn(folder: string, endings: readonly string[]): string[] {
  const paths: string[] = []
  const pending = [folder]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) pending.push(path)
      else if (entry.isFile() && endings.includes(extname(entry.name).toLowerCase())) paths.push(path)
    }
  }
  return paths.sort()
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Read by nobody: `readSource` refuses it too, which has a test of its own.
    return undefined
  }
}
