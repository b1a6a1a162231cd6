import { readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, describe, expect, test } from 'vitest'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

const folder = new URL('../../packages/core/src/report/', import.meta.url)
const empty: AuditReport = { files: 0, seen: [], findings: [] }

test('every reporter in the folder is a row of the table, under its own name', () => {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && /: Reporter = /.test(readFileSync(new URL(file, folder), 'utf8')),
  )
  expect(Object.keys(reporters).toSorted()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).toSorted())
})

describe.each(Object.entries(reporters))('%s', (_name, report: Reporter) => {
  test('gives the same text for the same report, ending in a line end, with no path of this machine', async () => {
    const { report: content, reader, root } = await reported(mixed)
    const text = await report(content, plainStyle, reader)
    expect(await report(content, plainStyle, reader)).toBe(text)
    expect(text.endsWith('\n')).toBe(true)
    expect(text).not.toContain(root)
    expect(text).not.toContain(tmpdir())
  })

  test('says something of nothing', async () => {
    for (const content of [empty, { ...empty, files: 3 }]) {
      expect((await report(content, plainStyle, plainReader)).trim()).not.toBe('')
    }
  })

  test('needs no reader', async () => {
    const { report: content } = await reported(mixed)
    expect(await report(content, plainStyle)).toContain('index.html')
  })

  test('passes on nothing that a terminal obeys', async () => {
    const text = await report(hostileReport(), plainStyle, plainReader)
    /* oxlint-disable-next-line no-control-regex -- control characters are what it looks for */
    expect(text).not.toMatch(/[\0-\u0008\u000B-\u001F\u007F]/)
    // Half a character would be lost on the way into a file.
    expect(Buffer.from(text).toString()).toBe(text)
  })

  test('takes fifty thousand findings', async () => {
    const text = await report(largeReport(50_000), plainStyle, plainReader)
    expect(text).toContain('page-0000.html')
  })
})
