import { stripVTControlCharacters } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { Reader, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { hostileReport, reported } from './site.ts'

afterAll(remove)

async function pretty(files: Record<string, string>, place: Partial<Reader> = {}): Promise<string[]> {
  const { report, reader } = await reported({ files })
  const text = await (reporters['pretty'] as Reporter)(report, plainStyle, { ...reader, ...place })
  return text.split('\n').map((line) => line.trimEnd())
}

test('tells the place from where one stands, the line and what in it is meant, and the mend', async () => {
  const lines = await pretty({ 'docs/a.md': '# A\n\n日本 ![](dog.png) more\n' }, { here: '../' })
  expect(lines).toEqual([
    '../docs/a.md',
    '  ../docs/a.md:3:4  error  No text alternative, and the image file was not found (looked at docs/dog.png).  missing',
    '      3 │ 日本 ![](dog.png) more',
    '        │      ~~~~~~~~~~~~',
    '      Correct the address, or name `publicDirs` and `alias` in the config.  dog.png',
    '',
    '1 error. 1 image in 1 source file.',
    '',
  ])
})

test('shows of a long line what is around it, and of several lines the first', async () => {
  const long = await pretty({ 'a.html': `${'<p>x</p>'.repeat(500)}<img src="a.png">${'<p>y</p>'.repeat(500)}` })
  const [shown = '', marks = ''] = long.filter((line) => line.includes(' │ '))
  expect(shown.length).toBeLessThan(125)
  expect(shown.slice(marks.indexOf('~'), marks.lastIndexOf('~') + 1)).toBe('<img src="a.png">')
  const tall = await pretty({ 'a.html': '<p>\n\t<img\n\t src="a.png"\n>' })
  expect(tall.filter((line) => line.includes(' │'))).toEqual(['      2 │ <img', '        │ ~~~~'])
})

test('no line of a page stands where a log takes commands from', async () => {
  const text = await (reporters['pretty'] as Reporter)(hostileReport(), plainStyle, plainReader)
  expect(text).not.toMatch(/^\s*::/m)
  const lines = await pretty({ 'a.html': '::error::forged <img src="::error::forged">' })
  expect(lines.join('\n')).not.toMatch(/^\s*::/m)
})

test('colours are the style’s, and change no word', async () => {
  const { report, reader } = await reported({ files: { 'a.html': '<img src="a.png">' } })
  const paint = (text: string) => `\u001B[1m${text}\u001B[22m`
  const style = { bold: paint, dim: paint, red: paint, yellow: paint, green: paint, underline: paint }
  const coloured = await (reporters['pretty'] as Reporter)(report, style, reader)
  expect(stripVTControlCharacters(coloured)).toBe(await (reporters['pretty'] as Reporter)(report, plainStyle, reader))
})
