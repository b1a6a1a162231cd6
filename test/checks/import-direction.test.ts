import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** The lint rule that keeps imports pointing one way fires on a planted violation, and on nothing else. */
const tree = mkdtempSync(join(tmpdir(), 'alt-text-lint-'))
copyFileSync('.oxlintrc.json', join(tree, '.oxlintrc.json'))
afterAll(() => rmSync(tree, { recursive: true, force: true }))

function lint(file: string, imported: string): string {
  const path = join(tree, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `import { it } from '${imported}'\n\nexport const planted = it\n`)
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=unix', file], {
    cwd: tree,
    encoding: 'utf8',
  })
  rmSync(path)
  return stdout
}

test.each([
  ['packages/core/src/scan/planted.ts', '../captions/index.ts'],
  ['packages/core/src/scan/shared/planted.ts', '../../judge/verdict.ts'],
  ['packages/core/src/judge/planted.ts', 'node:fs'],
  ['packages/core/src/wording/planted.ts', '../backend/polish.ts'],
  ['packages/core/src/audit/planted.ts', '../captions/index.ts'],
  ['packages/core/src/report/planted.ts', '../backend/index.ts'],
  ['packages/core/src/report/planted.ts', '../backend/dispatch/dispatch.ts'],
  ['packages/core/src/captions/planted.ts', '../pipeline.ts'],
  ['packages/core/src/planted.ts', 'unplugin-alt-text/vite'],
  ['packages/core/src/inject/planted.ts', '@alt-text/backends/modelrunner'],
  ['packages/backends/src/planted.ts', 'unplugin-alt-text'],
  ['packages/unplugin/src/planted.ts', '../../core/src/pipeline.ts'],
  ['packages/cli/src/commands/planted.ts', '@alt-text/onnx'],
])('%s may not import %s', (file, imported) => {
  expect(lint(file, imported)).toContain('no-restricted-imports')
})

test.each([
  ['packages/core/src/scan/planted.ts', '../markup.ts'],
  ['packages/core/src/report/planted.ts', '../backend/contract.ts'],
  ['packages/core/src/planted.ts', './captions/index.ts'],
  ['packages/core/src/resolve/planted.ts', 'node:fs'],
  ['packages/cli/src/commands/planted.ts', '@alt-text/core'],
])('%s may import %s', (file, imported) => {
  expect(lint(file, imported)).not.toContain('no-restricted-imports')
})
