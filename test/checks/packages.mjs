// Packs every package as it would be published and looks at the tarball with publint and attw.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const out = mkdtempSync(join(tmpdir(), 'alt-text-pack-'))
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
const bin = (name) => resolve('node_modules/.bin', name)

try {
  for (const name of readdirSync('packages')) {
    run('npx', ['--yes', '--prefer-offline', 'pnpm@12.21.0', 'pack', '--pack-destination', out], join('packages', name))
  }
  for (const tarball of readdirSync(out)) {
    process.stdout.write(`\n${tarball}\n`)
    run(bin('publint'), ['run', '--strict', join(out, tarball)])
    if (!tarball.startsWith('alt-text-0')) run(bin('attw'), [join(out, tarball), '--profile', 'esm-only'])
  }
} finally {
  rmSync(out, { recursive: true, force: true })
}
