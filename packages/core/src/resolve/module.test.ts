import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brief, Sandbox } from './sandbox.ts'

let box: Sandbox
beforeAll(() => {
  box = new Sandbox(
    'node_modules/plain/img/a.png',
    'node_modules/@acme/brand/files/logo.png',
    'node_modules/@acme/brand/files/hidden.png',
    'packages/ui/icons/cart.png',
    'app/node_modules/nested/a.png',
    'app/img/own.png',
  )
  box.write('node_modules/plain/package.json', '{"name":"plain"}')
  box.write(
    'node_modules/@acme/brand/package.json',
    JSON.stringify({ name: '@acme/brand', exports: { './logo.png': './files/logo.png', './img/*': './files/img-*' } }),
  )
  box.image('node_modules/@acme/brand/files/img-x.png')
  box.write('packages/ui/package.json', '{"name":"@acme/ui"}')
  box.link('node_modules/@acme/ui', '../../packages/ui')
  box.link('app/node_modules/@acme/ui', '../../../packages/ui')
  box.write('app/node_modules/nested/package.json', '{"name":"nested"}')
  box.write(
    'app/package.json',
    JSON.stringify({
      name: 'app',
      exports: { './*': './img/*' },
      imports: { '#own': './img/own.png', '#brand': '@acme/brand/logo.png' },
    }),
  )
})
afterAll(() => box.remove())

test.each([
  ['plain/img/a.png', 'package npm:plain/img/a.png'],
  ['plain/img/a.png?url', 'package npm:plain/img/a.png'],
  ['plain/./img/a.png', 'package npm:plain/img/a.png'],
  ['~plain/img/a.png', 'package npm:plain/img/a.png'],
  ['file-loader!plain/img/a.png', 'package npm:plain/img/a.png'],
  ['@acme/brand/logo.png', 'package npm:@acme/brand/logo.png'],
  ['@acme/brand/img/x.png', 'package npm:@acme/brand/img/x.png'],
  ['@acme/brand/files/hidden.png', 'missing'],
  ['@acme/ui/icons/cart.png', 'package npm:@acme/ui/icons/cart.png'],
  ['@acme/none/logo.png', 'missing'],
  ['nested/a.png', 'package npm:nested/a.png'],
  ['app/own.png', 'package npm:app/own.png'],
  ['#own', 'package app/img/own.png'],
  ['#brand', 'package node_modules/@acme/brand/files/logo.png'],
  ['plain/../../app/img/own.png', 'package app/img/own.png'],
  ['./img/own.png', 'relative app/img/own.png'],
  ['plain', 'dynamic'],
])('%s', (specifier, expected) => {
  expect(brief(box.asset(specifier, 'app/page.tsx'))).toBe(expected)
})

test('a package of the source’s own folder is not seen from elsewhere', () => {
  expect(brief(box.asset('nested/a.png', 'other/page.tsx'))).toBe('missing')
})

test.each([
  ['~plain/img/a.png', 'package npm:plain/img/a.png'],
  ['~@acme/brand/logo.png', 'package npm:@acme/brand/logo.png'],
  ['@acme/brand/logo.png', 'package npm:@acme/brand/logo.png'],
  ['plain/img/a.png', 'missing'],
  ['/node_modules/plain/img/a.png', 'root node_modules/plain/img/a.png'],
])('the address %s', (address, expected) => {
  expect(brief(box.address(address, 'app/page.vue'))).toBe(expected)
})

test('packages that are installed above the root, or linked from beside it', () => {
  const more = { root: join(box.root, 'app') }
  expect(brief(box.asset('plain/img/a.png', 'page.tsx', more))).toBe('package npm:plain/img/a.png')
  expect(brief(box.asset('@acme/ui/icons/cart.png', 'page.tsx', more))).toBe('package npm:@acme/ui/icons/cart.png')
  expect(brief(box.asset('plain/../../packages/ui/icons/cart.png', 'page.tsx', more))).toBe('outside')
  expect(brief(box.address('node_modules/@acme/ui/icons/cart.png', 'page.html', more))).toBe('outside')
})

test('a missing package is named by its specifier', () => {
  expect(box.asset('@acme/none/logo.png', 'app/page.tsx')).toEqual({
    kind: 'missing',
    tried: ['npm:@acme/none/logo.png', 'app/@acme/none/logo.png'],
  })
})

test('a host’s own package resolution stays inside the fence', () => {
  const to = (path: string) => ({ moduleResolution: () => join(box.root, path) })
  expect(brief(box.asset('x/y.png', 'app/page.tsx', to('app/img/own.png')))).toBe('package npm:x/y.png')
  expect(brief(box.asset('x/y.png', 'app/page.tsx', to('../z.png')))).toBe('outside')
})
