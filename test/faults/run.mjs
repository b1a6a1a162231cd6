// `npm run test:faults [IMAGES]`: every fault of a paid service, over ten thousand images; ends with a table.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

const table = resolve('.cache/faults.txt')
mkdirSync('.cache', { recursive: true })
rmSync(table, { force: true })
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--root',
  '.',
  'test/faults',
]
const { status } = spawnSync(process.execPath, vitest, {
  stdio: 'inherit',
  env: { ...process.env, ALT_TEXT_FAULTS: process.argv[2] ?? '10000', ALT_TEXT_FAULTS_TABLE: table },
})
console.log(`\n${readFileSync(table, 'utf8')}`)
process.exitCode = status ?? 1
