import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import { afterAll, expect, test } from 'vitest'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reader, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { hostile, hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

interface Node {
  readonly nodeName: string
  readonly value?: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Node[]
}

const html = (report: AuditReport, reader: Reader = plainReader): Promise<string> | string =>
  (reporters['html'] as Reporter)(report, plainStyle, reader)

function nodesOf(page: string): Node[] {
  const errors: string[] = []
  const all = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(all)]
  const nodes = all(parse(page, { onParseError: ({ code }) => errors.push(code) }) as Node)
  expect(errors).toEqual([])
  return nodes
}

const attribute = (node: Node | undefined, name: string): string | undefined =>
  node?.attrs?.find((it) => it.name === name)?.value
const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join('')

test('is one page that asks for nothing, and is not allowed to', async () => {
  const { report, reader } = await reported(mixed)
  const nodes = nodesOf(await html(report, reader))
  for (const node of nodes) {
    for (const { name, value } of node.attrs ?? []) {
      if (node.nodeName === 'a') continue
      if (['src', 'srcset', 'href', 'action', 'poster', 'data'].includes(name)) expect(value).toMatch(/^(?:data:|#)/)
    }
    expect(['link', 'iframe', 'object', 'base']).not.toContain(node.nodeName)
  }
  const policy = nodes.find((node) => attribute(node, 'http-equiv') === 'Content-Security-Policy')
  const allowed = attribute(policy, 'content') ?? ''
  expect(allowed).toContain("default-src 'none'")
  for (const kind of ['style', 'script']) {
    const [only, ...others] = nodes.filter(({ nodeName }) => nodeName === kind)
    expect(others).toEqual([])
    const digest = createHash('sha256')
      .update(textOf(only as Node))
      .digest('base64')
    expect(allowed).toContain(`${kind}-src 'sha256-${digest}'`)
  }
})

test('groups by file, shows the line and the picture, once however often it is shown', async () => {
  const { report, reader } = await reported(mixed)
  const nodes = nodesOf(await html(report, reader))
  const files = nodes.filter(({ nodeName }) => nodeName === 'h2').map(textOf)
  expect(files).toEqual([...new Set(report.findings.map(({ file }) => file)), 'Rules'])
  expect(nodes.filter((node) => attribute(node, 'data-severity') !== undefined)).toHaveLength(report.findings.length)
  expect(nodes.filter(({ nodeName }) => nodeName === 'mark').map(textOf)).toContain('![](bild.png)')
  expect(nodes.filter(({ nodeName }) => nodeName === 'image')).toHaveLength(1)
  const uses = nodes.filter(({ nodeName }) => nodeName === 'use').map((node) => attribute(node, 'href'))
  const ids = new Set(nodes.map((node) => attribute(node, 'id')))
  expect(uses.length).toBeGreaterThan(0)
  for (const href of uses) expect(ids).toContain(href?.slice(1))
})

test('words of a page are words', async () => {
  const plain = nodesOf(await html({ files: 1, seen: [], findings: [...hostileReport().findings] }))
  expect(plain.filter(({ nodeName }) => nodeName === 'script')).toHaveLength(1)
  expect(plain.flatMap(({ attrs = [] }) => attrs).filter(({ name }) => name.startsWith('on'))).toEqual([])
  const allowed = new Set([
    'li',
    'ul',
    'div',
    'span',
    'h1',
    'h2',
    'h3',
    'p',
    'code',
    'bdi',
    'a',
    'details',
    'summary',
    'section',
    'dl',
    'dt',
    'dd',
  ])
  const main = plain.find(({ nodeName }) => nodeName === 'main') as Node
  const inside = (node: Node): Node[] => (node.childNodes ?? []).flatMap((child) => [child, ...inside(child)])
  for (const { nodeName } of inside(main)) if (!nodeName.startsWith('#')) expect(allowed).toContain(nodeName)
  const places = plain.filter(({ nodeName }) => nodeName === 'h2').map(textOf)
  expect(places).toContain(`docs/${hostile[0] as string}.html`)
})

test('a clean site has a page too', async () => {
  expect(textOf({ nodeName: '', childNodes: nodesOf(await html({ files: 3, seen: [], findings: [] })) })).toContain(
    'No findings.',
  )
})

test('of many findings only the first files are open', async () => {
  const nodes = nodesOf(await html(largeReport(1000)))
  const files = nodes.filter(({ nodeName }) => nodeName === 'details')
  expect(files.map((node) => attribute(node, 'open') !== undefined)).toEqual([
    true,
    true,
    true,
    ...Array(7).fill(false),
  ])
})
