import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Expected, Host } from './host.ts'

const folder = resolve(import.meta.dirname, '../../.cache/coverage')

/** Notes what a host reaches, for the table in the README. */
export function addCoverage(name: string, { title }: Host, { pages }: Expected, versions: readonly string[]): void {
  const kinds: Record<string, { reached: boolean; why?: string | undefined }> = {}
  for (const { kind, alt, why } of Object.values(pages).flat()) {
    if (why === undefined && alt !== null) kinds[kind] ??= { reached: true }
    else kinds[kind] = { reached: false, why }
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ title, versions, kinds }, null, 2))
}
