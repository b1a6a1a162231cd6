import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'

export const hosts = ['vite', 'rollup', 'rolldown', 'webpack', 'rspack', 'rsbuild', 'esbuild', 'farm'] as const
export type Host = (typeof hosts)[number]

const repository = resolve(import.meta.dirname, '../..')
const copies: string[] = []
afterAll(() => copies.forEach((path) => rmSync(path, { recursive: true, force: true, maxRetries: 5 })))

/**
 * A copy of a fixture site outside of this repository, with our packages installed.
 * @param files what to write into it besides, by path; `null` takes a file away
 */
export function copySite(name: 'site' | 'page', files: Readonly<Record<string, string | null>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `alt-text-${name}-`)))
  copies.push(root)
  cpSync(join(repository, 'test/fixtures/bundlers', name), root, { recursive: true })
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/@alt-text'), join(root, 'node_modules/@alt-text'), 'junction')
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(root, path))
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
  return root
}
