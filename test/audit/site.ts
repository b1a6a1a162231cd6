import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { picture } from '../../packages/core/src/audit/example.ts'
import type { Example } from '../../packages/core/src/audit/example.ts'
import { png } from '../cli/png.ts'

const folders: string[] = []

/** Takes away the folders of a test. */
export function remove(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** An example as a folder. */
export function folderOf({ files, captions }: Pick<Example, 'files' | 'captions'>): string {
  const root = mkdtempSync(join(tmpdir(), 'alt-text-audit-'))
  folders.push(root)
  const contents = Object.entries(files).map(([path, text]) => [path, contentOf(text)] as const)
  for (const [path, content] of contents) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  if (captions !== undefined) {
    const bytes = new Map(contents)
    const images = Object.entries(captions).map(([key, entry]) => [
      key,
      { hash: hashOf(bytes.get(key) ?? ''), ...entry },
    ])
    const text = JSON.stringify({ version: 1, images: Object.fromEntries(images) }, null, 2)
    writeFileSync(join(root, 'alt-text.json'), `${text}\n`)
  }
  return root
}

/** `picture`, `picture 2`: pictures that differ. */
function contentOf(text: string): string | Buffer {
  return text.startsWith(picture) ? png(text.length) : text
}

function hashOf(content: string | Buffer): string {
  return `sha256-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
}
