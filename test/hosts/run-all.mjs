// `pnpm test:hosts [--all] [NAME…]`: the light hosts, all of them, or those named; the coverage table at the end.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tableOf } from './table.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.cache/coverage')
const args = process.argv.slice(2)
const isAll = args.includes('--all')
const names = args.filter((it) => !it.startsWith('--'))

rmSync(folder, { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--root',
    '.',
    'test/hosts',
    '--no-file-parallelism',
    '--reporter',
    'verbose',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, HOSTS: isAll ? 'all' : names.join(',') || 'light' } },
)
const hosts = existsSync(folder)
  ? readdirSync(folder)
      .sort()
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  : []
const table = tableOf(hosts)
process.stdout.write(`\n${table}\n`)

/** Only a whole run that ended well is written down. */
if (isAll && status === 0) {
  const path = join(root, 'packages/docs/README.md')
  const [begin, end] = ['<!-- coverage: written by `pnpm test:hosts --all` -->', '<!-- /coverage -->']
  const text = readFileSync(path, 'utf8')
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  writeFileSync(path, `${before}\n\n${table}\n\n${text.slice(text.indexOf(end))}`)
}
process.exitCode = status ?? 1
