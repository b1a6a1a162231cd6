import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the documentation of this repository passes its own audit', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'check:alt', '--', '--format=json'], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { summary, findings } = JSON.parse(stdout) as { summary: { images: number }; findings: unknown[] }
  expect(findings).toEqual([])
  expect(summary.images).toBeGreaterThan(0)
  expect(status).toBe(0)
})
