import { afterAll, expect, test } from 'vitest'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reader, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { findingOf, hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

interface Command {
  readonly kind: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** As the runner reads its lines (ActionCommand.TryParseV2), told from what it prints as it is. */
async function run(report: AuditReport, reader: Reader = plainReader): Promise<{ commands: Command[]; log: string[] }> {
  const text = await (reporters['github'] as Reporter)(report, plainStyle, reader)
  const commands: Command[] = []
  const log: string[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    const match = /^\s*::([a-z-]+)(?: ([^\n]*?))?::(.*)$/s.exec(line)
    if (match === null) log.push(line)
    else
      commands.push({
        kind: match[1] as string,
        properties: propertiesOf(match[2] ?? ''),
        message: unescape(match[3] ?? ''),
      })
  }
  return { commands, log }
}

function propertiesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, unescape(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',')]
    }),
  )
}

function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

test('annotations have a place in the repository, a title and the mend', async () => {
  const { report, reader } = await reported(mixed)
  const { commands } = await run(report, reader)
  expect(commands).toContainEqual({
    kind: 'error',
    properties: {
      file: 'sites/main/index.html',
      line: '4',
      endLine: '4',
      col: '1',
      endColumn: '21',
      title: 'alt-text: missing',
    },
    message: expect.stringMatching(/^No text alternative.*\nCorrect/) as string,
  })
  // Columns are left out where a tag goes over several lines: GitHub refuses them.
  const long = commands.find(({ properties }) => properties['line'] === '6')
  expect(long?.properties).toEqual(expect.not.objectContaining({ col: expect.anything() as string }))
  expect(long?.properties).toMatchObject({ endLine: '8' })
})

test('a step shows ten of a kind: the worst come first, and the rest is counted', async () => {
  const few = Array.from({ length: 30 }, (_, line) => findingOf({ code: 'dynamic', line: line + 1 }))
  const gravest = findingOf({ code: 'missing', file: 'z.html' })
  const warnings = Array.from({ length: 12 }, () => findingOf({ severity: 'warn' }))
  const doc = { finds: '', why: '', severity: 'error', standards: [] } as const
  const report = { files: 2, seen: [], findings: [...warnings, ...few, gravest], rules: { missing: doc, dynamic: doc } }
  const { commands, log } = await run(report)
  expect(commands[0]?.properties['file']).toBe('z.html')
  expect(commands.map(({ kind }) => kind)).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning')])
  expect(log[0]).toContain('31 errors, 12 warnings.')
  expect(log[0]).toContain('23 of them have no annotation')
  expect((await run(largeReport(50_000))).commands).toHaveLength(20)
})

test('words of a page forge no command', async () => {
  const { commands, log } = await run(hostileReport())
  expect(new Set(commands.map(({ kind }) => kind))).toEqual(new Set(['error', 'warning']))
  expect(commands.every(({ properties }) => properties['title']?.startsWith('alt-text: '))).toBe(true)
  expect(log).toHaveLength(2)
})
