import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmittedResolver } from './emitted.ts'
import { createResolver } from './resolver.ts'
import { brief, hash, identify, png, Sandbox } from './sandbox.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="cart"/></svg>'
const bundle = [
  { fileName: 'assets/dog-abc123.png', bytes: () => png('dog') },
  { fileName: 'assets/my dog.png', bytes: () => new Uint8Array(png('spaced')) },
  { fileName: 'assets/sprite.svg', bytes: () => svg },
  { fileName: 'assets/app.js', bytes: () => 'export {}' },
]

let box: Sandbox
beforeAll(() => {
  box = new Sandbox('public/served.png', 'public/about/near.png', 'about/source.png')
})
afterAll(() => box.remove())

test.each([
  ['/', 'index.html', '/assets/dog-abc123.png', 'emitted emitted:assets/dog-abc123.png'],
  ['/', 'index.html', './assets/dog-abc123.png?x#y', 'emitted emitted:assets/dog-abc123.png'],
  ['/', 'index.html', 'assets/my%20dog.png', 'emitted emitted:assets/my dog.png'],
  ['/', 'about/index.html', '../assets/dog-abc123.png', 'emitted emitted:assets/dog-abc123.png'],
  ['/', 'about/index.html', 'assets/dog-abc123.png', 'missing'],
  ['/sub/', 'index.html', '/sub/assets/dog-abc123.png', 'emitted emitted:assets/dog-abc123.png'],
  [
    'https://a.example/b/',
    'i.html',
    'https://a.example/b/assets/dog-abc123.png',
    'emitted emitted:assets/dog-abc123.png',
  ],
  ['https://a.example/b/', 'i.html', '//a.example/b/assets/dog-abc123.png', 'emitted emitted:assets/dog-abc123.png'],
  ['/', 'i.html', 'https://other.example/a.png', 'remote https://other.example/a.png'],
  ['/', 'index.html', '/served.png', 'public public/served.png'],
  ['/', 'about/index.html', '../served.png', 'public public/served.png'],
  ['/', 'about/index.html', 'near.png?q=/../x', 'public public/about/near.png'],
  ['/sub/', 'about/index.html', '../served.png', 'public public/served.png'],
  ['/', 'about/index.html', '../../../secret.png', 'outside'],
  ['/', 'about/index.html', '%2e%2e/secret.png', 'outside'],
  ['/', 'index.html', '/assets/app.js', 'unreadable assets/app.js'],
  ['/', 'index.html', '/assets/sprite.svg#cart', 'dynamic'],
  ['/', 'index.html', '/assets/sprite.svg', 'emitted emitted:assets/sprite.svg'],
  ['/', 'index.html', `data:image/png;base64,${png('i').toString('base64')}`, `data data:${hash(png('i'))}`],
  ['/', 'index.html', '#', 'none'],
])('with base %s, in %s: %s', (base, file, value, expected) => {
  const fallback = createResolver(box.options({ base }))
  const resolver = createEmittedResolver(bundle, { base, identify, hash, fallback })
  expect(brief(resolver.resolve({ kind: 'address', value }, { file }))).toBe(expected)
})

test('the bytes are hashed once and not kept', () => {
  let reads = 0
  const fallback = createResolver(box.options())
  const counted = [{ fileName: 'a.png', bytes: () => (reads++, png('a')) }]
  const resolver = createEmittedResolver(counted, { base: '/', identify, hash, fallback })
  const found = resolver.resolve({ kind: 'address', value: 'a.png' }, { file: 'index.html' })
  resolver.resolve({ kind: 'address', value: '/a.png' }, { file: 'other.html' })
  expect(reads).toBe(1)
  expect(found).toMatchObject({ kind: 'file', image: { hash: hash(png('a')), mediaType: 'image/png' } })
  expect(found.kind === 'file' && found.image.read()).toEqual(png('a'))
})
