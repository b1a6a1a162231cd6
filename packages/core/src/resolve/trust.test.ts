import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInside } from './fence.ts'
import { brief, png, Sandbox } from './sandbox.ts'

let box: Sandbox
let secret: string
beforeAll(() => {
  box = new Sandbox('src/dog.png', 'public/dog.png', 'assets/real.png', 'node_modules/pkg/logo.png')
  secret = join(box.folder, 'secret.png')
  writeFileSync(secret, png('secret'))
  box.write('node_modules/pkg/package.json', '{"name":"pkg"}')
  box.write('../shared/deep/a.png', png('shared'))
  box.write('../shared/package.json', '{"name":"shared"}')
  box.link('src/out.png', secret)
  box.link('src/out', box.folder)
  box.link('public/out', box.folder)
  box.link('linked-public', join(box.folder, 'shared'))
  box.link('src/in.png', '../assets/real.png')
  box.link('src/dangling.png', './nowhere.png')
  box.link('node_modules/pkg/out.png', secret)
  box.link('node_modules/bare', box.folder)
})
afterAll(() => box.remove())

describe.each(['address', 'asset'] as const)('an %s never leaves the roots', (kind) => {
  test.each([
    '../../secret.png',
    '../../../../../../../../etc/hostname.png',
    './img/../../../secret.png',
    '/../secret.png',
    '/../src/dog.png',
    '/../../secret.png',
    '/img/../../../secret.png',
    '..%2f..%2fsecret.png',
    '%2e%2e/%2e%2e/secret.png',
    '.%2e/.%2E/secret.png',
    '%2e%2e%2f%2e%2e%2fsecret.png',
    '%2e%2e%5c%2e%2e%5csecret.png',
    '..\\..\\secret.png',
    '\\\\server\\share\\secret.png',
    '/\\server/secret.png',
    'C:\\secret.png',
    'c:/secret.png',
    'dog.png\0',
    '../../secret.png\0.txt',
    'dog.png%00',
    '@/../../secret.png',
    '~@/../../secret.png',
    'out.png',
    './out.png',
    './out/secret.png',
    '/out/secret.png',
    '@/out.png',
    '~pkg/out.png',
    '~pkg/../../../secret.png',
    '~bare/secret.png',
  ])('%j', (text) => {
    const source = kind === 'address' ? { kind, value: text } : { kind, specifier: text }
    const found = box.resolve(source, 'src/page.html', { alias: { '@': 'src' } })
    expect(brief(found)).toBe('outside')
  })

  test('file: URLs and absolute paths', () => {
    for (const text of [pathToFileURL(secret).href, pathToFileURL(join(box.root, 'src/dog.png')).href]) {
      const source = kind === 'address' ? { kind, value: text } : { kind, specifier: text }
      expect(box.resolve(source, 'src/page.html')).toEqual({ kind: 'missing', tried: [text], outside: true })
    }
    expect(brief(box.address(secret))).toBe('missing')
  })
})

test('a link inside the root is followed, and the key is the address', () => {
  expect(brief(box.address('in.png'))).toBe('relative src/in.png')
  expect(brief(box.address('dangling.png'))).toBe('missing')
})

test('extra roots are allowed, with a key that does not tell where the checkout lies', () => {
  expect(brief(box.address('../../shared/deep/a.png'))).toBe('outside')
  for (const root of ['../shared', join(box.folder, 'shared')]) {
    const more = { roots: [root], alias: { '@shared': join(box.folder, 'shared') } }
    expect(brief(box.address('../../shared/deep/a.png', 'src/page.html', more))).toBe('relative ../shared/deep/a.png')
    expect(brief(box.address('@shared/deep/a.png', 'src/page.html', more))).toBe('alias ../shared/deep/a.png')
    expect(brief(box.address('../../secret.png', 'src/page.html', more))).toBe('outside')
  }
})

test('a public folder outside of the root is allowed when configured, by a link in the root only as an extra root', () => {
  expect(brief(box.address('/deep/a.png', 'src/page.html', { publicDirs: ['../shared'] }))).toBe(
    'public ../shared/deep/a.png',
  )
  const linked = { publicDirs: ['linked-public'] }
  expect(brief(box.address('/deep/a.png', 'src/page.html', linked))).toBe('outside')
  expect(brief(box.address('/deep/a.png', 'src/page.html', { ...linked, roots: ['linked-public'] }))).toBe(
    'public linked-public/deep/a.png',
  )
})

test('a root that is itself a link', () => {
  box.link('../alias-of-site', box.root)
  const root = join(box.folder, 'alias-of-site')
  expect(brief(box.address('dog.png', 'src/page.html', { root }))).toBe('relative src/dog.png')
  expect(brief(box.address('out.png', 'src/page.html', { root }))).toBe('outside')
})

test('climbing inside the root is no attempt to leave it', () => {
  expect(brief(box.address('../../gone.png', 'src/a/page.html'))).toBe('missing')
})

test('a source that lies outside cannot lead outside', () => {
  expect(brief(box.address('secret.png', '../page.html'))).toBe('outside')
})

/** Paths that lead to pictures, allowed or not, from `src/a.tsx`. */
const ways = `
  dog.png ./in.png ../assets/real.png /dog.png /src/dog.png @/dog.png ~pkg/logo.png
  ../../secret.png ../../shared/deep/a.png out.png out/secret.png out/shared/deep/a.png
  /../secret.png /../../secret.png /out/secret.png /src/out/secret.png /deep/a.png /x/secret.png
  @/../../secret.png @/out.png ~/../secret.png ~pkg/out.png ~pkg/../../../secret.png
  ~bare/secret.png pkg/logo.png pkg/out.png pkg/../../../secret.png bare/secret.png
`
  .trim()
  .split(/\s+/)

/** The same way, written otherwise. */
const noise: ((it: string) => string)[] = [
  (it) => it.replaceAll('/', '\\'),
  (it) => it.replaceAll('/', '%2f'),
  (it) => it.replace(/.*\//, (start) => start.replaceAll('/', '%2F')),
  (it) => it.replaceAll('..', '%2e%2E'),
  (it) => it.replaceAll('..', '.%2e'),
  (it) => it.replaceAll('/', '//'),
  (it) => it.replaceAll('/', '/./'),
  (it) => it.replaceAll('/', '/up/../'),
  (it) => it.replaceAll('%', '%25'),
  (it) => it.replace(/\w/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (it) => `./${it}`,
  (it) => `/${it}`,
  (it) => `x!${it}`,
  (it) => `${it}?q#f`,
  (it) => `${it}\0`,
  (it) => it.normalize('NFD'),
]

const random = fc
  .array(fc.oneof(fc.constantFrom('..', '.', '', 'out', 'src', '~pkg', '%2e', '\0', '%00', 'C:', '@'), fc.string()))
  .map((parts) => parts.join('/'))

test('no text at all yields a file outside of the allowed folders', () => {
  const text = fc
    .tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ways) }, random), fc.subarray(noise, { maxLength: 3 }))
    .map(([way, changes]) => changes.reduce((it, change) => change(it), way))
  const secrets = new Set([png('secret'), png('shared')].map((bytes) => bytes.toString('latin1')))
  const more = { alias: { '@': 'src', '~': '.', '/x': 'src/out' }, publicDirs: ['public', 'linked-public'] }
  let files = 0
  let outside = 0
  fc.assert(
    fc.property(text, fc.boolean(), fc.constantFrom('page.html', 'src/a.tsx', 'public/p.html'), (it, code, file) => {
      const source = code ? ({ kind: 'asset', specifier: it } as const) : ({ kind: 'address', value: it } as const)
      const found = box.resolve(source, file, more)
      if (found.kind === 'missing' && found.outside === true) outside++
      if (found.kind !== 'file' || found.image.path === undefined) return
      files++
      expect(isInside(box.root, found.image.path)).toBe(true)
      expect(secrets).not.toContain(found.image.read().toString('latin1'))
    }),
    { numRuns: 5000, seed: 20260101 },
  )
  // The property says something only if both were met often.
  expect(Math.min(files, outside)).toBeGreaterThan(500)
})
