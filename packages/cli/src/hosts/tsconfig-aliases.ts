import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { ConfigSource } from './config-source.ts'

/** `paths` of a project's own `tsconfig.json`, as aliases; what it extends is not followed. */
export function tsconfigAliases(folder: string): Record<string, string> {
  const path = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find((it) => existsSync(it))
  if (path === undefined) return {}
  // JSON with comments is an expression of JavaScript.
  const text = `export default ${readFileSync(path, 'utf8').replace(/^\uFEFF/, '')}`
  const source = new ConfigSource(text, parseSync('tsconfig.ts', text).program)
  const base = (source.text(['compilerOptions', 'baseUrl']) ?? '.').replaceAll(/^\.\/?|\/$/g, '')
  const rows = source.lists(['compilerOptions', 'paths']).flatMap(([key, [target]]) => {
    if (target === undefined || !key.endsWith('/*')) return []
    const bare = target.replace(/\/\*$/, '').replace(/^\.\//, '')
    return [[key.slice(0, -2), base === '' ? bare : `${base}/${bare}`] as const]
  })
  return Object.fromEntries(rows)
}
