import { SaxesParser } from 'saxes'
import { afterAll, expect, test } from 'vitest'
import { emptyBaseline, plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reader, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { findingOf, hostile, hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Jenkins' schema (junit-10.xsd of its xunit plugin), which Surefire's and GitLab's readers are laxer than. */
const schema: Readonly<Record<string, { children: string[]; needs: string[]; may: string[] }>> = {
  testsuites: { children: ['testsuite'], needs: [], may: ['name', 'time', 'tests', 'failures', 'errors'] },
  testsuite: {
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    needs: ['name', 'tests', 'failures', 'errors'],
    may: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
  },
  testcase: {
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    needs: ['name'],
    may: ['time', 'classname', 'group'],
  },
  failure: { children: [], needs: [], may: ['type', 'message'] },
  skipped: { children: [], needs: [], may: ['type', 'message'] },
  'system-out': { children: [], needs: [], may: [] },
}

function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => void ((open.at(-1) as Element).text += text))
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return top.children[0] as Element
}

function validate({ name, attributes, children, text }: Element): void {
  const rule = schema[name]
  if (rule === undefined) throw new Error(`<${name}> is no element of a report.`)
  const names = Object.keys(attributes)
  expect(names).toEqual(expect.arrayContaining(rule.needs))
  expect([...rule.needs, ...rule.may]).toEqual(expect.arrayContaining(names))
  expect(rule.children).toEqual(expect.arrayContaining(children.map((child) => child.name)))
  if (rule.children.length > 0) expect(text.trim()).toBe('')
  for (const child of children) validate(child)
}

async function junit(report: AuditReport, reader: Reader = plainReader): Promise<Element> {
  const root = parse(await (reporters['junit'] as Reporter)(report, plainStyle, reader))
  validate(root)
  let tests = 0
  for (const suite of root.children) {
    const has = (name: string) => suite.children.filter((it) => it.children.some((child) => child.name === name)).length
    expect(Number(suite.attributes['tests'])).toBe(suite.children.length)
    expect(Number(suite.attributes['failures'])).toBe(has('failure'))
    expect(Number(suite.attributes['skipped'])).toBe(has('skipped'))
    const names = suite.children.map((it) => it.attributes['name'])
    expect(new Set(names).size).toBe(names.length)
    tests += suite.children.length
  }
  expect(Number(root.attributes['tests'])).toBe(tests)
  return root
}

const suiteOf = (root: Element, file: string) => root.children.find(({ attributes }) => attributes['name'] === file)

test('has a suite for each file and a test for each image: failed, passed or skipped', async () => {
  const { report, reader } = await reported(mixed)
  const root = await junit(report, reader)
  expect(Number(root.attributes['tests'])).toBeGreaterThanOrEqual(report.seen.length)
  const page = suiteOf(root, 'sites/main/index.html')
  expect(page?.attributes).toMatchObject({ file: 'sites/main/index.html', skipped: '1' })
  expect(page?.children.map(({ attributes }) => attributes['name'])).toContain('gone.png #2')
  const skipped = page?.children.flatMap(({ children }) => children).find(({ name }) => name === 'skipped')
  expect(skipped?.attributes['message']).toBe('the test page of our icon font')
  expect(suiteOf(root, 'sites/main/fine.html')?.children).toMatchObject([{ children: [] }])
})

test('warnings fail their tests where they fail the run', async () => {
  const finding = findingOf({ severity: 'warn', code: 'too-long', data: { length: 300, most: 250 } })
  const root = await junit({ files: 1, seen: [], findings: [finding] }, { ...plainReader, fails: 'warn' })
  expect(root.attributes['failures']).toBe('1')
  expect(root.children[0]?.children[0]?.children).toMatchObject([{ name: 'failure', attributes: { type: 'too-long' } }])
})

test('warnings alone fail nothing, and are told', async () => {
  const finding = findingOf({ severity: 'warn', code: 'too-long', data: { length: 300, most: 250 } })
  const root = await junit({ files: 1, seen: [], findings: [finding] })
  expect(root.attributes['failures']).toBe('0')
  expect(root.children[0]?.children[0]?.children).toMatchObject([
    { name: 'system-out', text: expect.stringContaining('index.html:1:1 warn too-long') as string },
  ])
})

test('is well-formed whatever the words are, and they come back as they were where XML can hold them', async () => {
  const root = await junit(hostileReport())
  const words = hostile[0] as string
  expect(suiteOf(root, `docs/${words}.html`)?.children[0]?.attributes['name']).toBe(words)
})

test('what has no source is called by what it is', async () => {
  const { report } = await reported({
    files: { 'a.html': '<svg role="img"></svg><svg role="img"></svg>' },
  })
  const names = (await junit(report)).children.map(({ children }) =>
    children.map(({ attributes }) => attributes['name']),
  )
  expect(names[0]).toEqual(['svg', 'svg #2'])
})

test('a site whose findings are all known has no failure', async () => {
  const { report } = await reported(mixed, { baseline: emptyBaseline, updateBaseline: true })
  expect((await junit(report)).attributes['failures']).toBe('0')
})

test('stays well-formed at size', async () => {
  expect((await junit(largeReport(5000))).attributes['tests']).toBe('5000')
})
