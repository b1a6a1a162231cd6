import { expect, test } from 'vitest'
import { data } from './data.ts'
import { hash, identify, png } from './sandbox.ts'

const inspection = { identify, hash }
const base64 = png('inline').toString('base64')
const svg = '<svg xmlns="http://www.w3.org/2000/svg" fill="#fff"><title>caf\u00e9</title></svg>'

test.each([
  ['base64', `data:image/png;base64,${base64}`, png('inline')],
  ['upper case', `DATA:IMAGE/PNG;BASE64,${base64}`, png('inline')],
  ['a wrong media type', `data:text/plain;base64,${base64}`, png('inline')],
  ['no media type', `data:;base64,${base64}`, png('inline')],
  ['wrapped base64', `data:image/png;base64,\n${base64.replaceAll(/.{20}/g, '$& \n')}`, png('inline')],
  ['escaped base64', `data:image/png;base64,${encodeURIComponent(base64)}`, png('inline')],
  ['base64 without padding', `data:image/png;base64,${base64.replace(/=+$/, '')}`, png('inline')],
  ['base64 with a fragment', `data:image/png;base64,${base64}#x`, png('inline')],
  ['utf8 SVG', `data:image/svg+xml;utf8,${svg}`, Buffer.from(svg)],
  ['escaped SVG', `data:image/svg+xml,${encodeURIComponent(svg)}`, Buffer.from(svg)],
  ['half escaped SVG', `data:image/svg+xml;charset=utf-8,${svg.replaceAll('<', '%3C')}`, Buffer.from(svg)],
])('%s', (_, address, bytes) => {
  const found = data(address, inspection)
  if (found?.kind !== 'file') throw new Error(JSON.stringify(found))
  expect(found.image.hash).toBe(hash(bytes))
  expect(found.image.key).toBe(`data:${hash(bytes)}`)
  expect(found.image.path).toBeUndefined()
  expect(found.image.read()).toEqual(bytes)
})

test.each([
  ['no comma', 'data:image/png;base64'],
  ['nothing', 'data:'],
  ['no data', 'data:image/png;base64,'],
  ['a wrong character', 'data:image/png;base64,iVBO*w0KGgo='],
  ['a lone digit', 'data:image/png;base64,iVBOR'],
  ['too much padding', 'data:image/png;base64,iVBORw0K==='],
  ['text', 'data:text/plain,hello'],
  ['a cut header', `data:image/png;base64,${base64.slice(0, 8)}`],
  ['too long', `data:image/png;base64,${'A'.repeat(17 * 1024 * 1024)}`],
])('%s is unreadable', (_, address) => {
  const found = data(address, inspection)
  expect(found).toMatchObject({ kind: 'unreadable', message: expect.stringMatching(/^The data: address /) })
  expect(found?.kind === 'unreadable' && found.path.length).toBeLessThan(60)
})

test('other addresses are not its business', () => {
  expect(data('data.png', inspection)).toBeUndefined()
})
