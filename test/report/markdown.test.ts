import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { afterAll, expect, test } from 'vitest'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reader, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

const markdown = (report: AuditReport, reader: Reader = plainReader): Promise<string> | string =>
  (reporters['markdown'] as Reporter)(report, plainStyle, reader)

interface Node {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Node[]
}

function nodesOf(text: string): Node[] {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)]
  return all(tree as Node)
}

test('counts by rule, and tells by file with places in the repository', async () => {
  const { report, reader } = await reported(mixed)
  const text = await markdown(report, reader)
  const nodes = nodesOf(text)
  const rows = nodes.filter(({ type }) => type === 'tableRow')
  expect(rows).toHaveLength(new Set(report.findings.map(({ code }) => code)).size + 1)
  expect(nodes.filter(({ type }) => type === 'listItem')).toHaveLength(report.findings.length)
  expect(text).toContain('`sites/main/index.html:4:1`')
})

test('fits into a comment, and says what is left out', async () => {
  const text = await markdown(largeReport(50_000))
  expect(text.length).toBeLessThan(65_536)
  const items = nodesOf(text).filter(({ type }) => type === 'listItem').length
  expect(text).toContain(`… and ${50_000 - items} findings more.`)
})

test('words of a page are words: no markup, no picture, no link, nobody called', async () => {
  const text = await markdown(hostileReport())
  const types = new Set(nodesOf(text).map(({ type }) => type))
  for (const type of ['html', 'image', 'link', 'imageReference', 'linkReference']) expect(types).not.toContain(type)
  const prose = nodesOf(text).filter(({ type }) => type === 'text')
  for (const { value = '' } of prose) expect(value).not.toMatch(/@[a-z]|#\d/i)
  // Addresses that a forge makes links of, unless their source is broken up.
  expect(text.replaceAll(/`[^`]*`|``.*?``/g, '')).not.toMatch(/(?<!\\):\/\/|www\.(?!\\)/)
})
