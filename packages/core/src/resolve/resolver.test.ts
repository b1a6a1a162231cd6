import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createResolver } from './resolver.ts'
import { brief, hash, png, Sandbox } from './sandbox.ts'

let box: Sandbox
beforeAll(() => {
  box = new Sandbox(
    'src/dog.png',
    'src/img/dog.png',
    'src/my dog.png',
    'src/a%20b.png',
    'src/100%.png',
    'src/c#sharp.png',
    'src/caf\u00e9.png',
    'src/cafe\u0301-nfd.png',
    'src/@/odd.png',
    'src/wow!.png',
    'src/noending',
    'src/lib/logo.png',
    'shared.png',
    'public/dog.png',
    'public/img/dog.png',
    'public/sub/nested.png',
    'public/only-public.png',
    'static/dog.png',
    'static/only-static.png',
    'blog/post/photo.png',
    'public/blog/post/served.png',
    'apps/shop/public/logo.png',
    'apps/shop/src/hero.png',
    'apps/news/public/logo.png',
    'public/logo.png',
  )
  box.write('src/data.ts', 'export default 1')
  box.write('src/sprite.svg', '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="cart"/></svg>')
})
afterAll(() => box.remove())

describe('an address', () => {
  test.each([
    // beside the source
    ['dog.png', 'relative src/dog.png'],
    ['./dog.png', 'relative src/dog.png'],
    ['img/dog.png', 'relative src/img/dog.png'],
    ['../shared.png', 'relative shared.png'],
    ['./img/../dog.png', 'relative src/dog.png'],
    [' dog.png\n', 'relative src/dog.png'],
    // query and fragment
    ['dog.png?v=2', 'relative src/dog.png'],
    ['dog.png#half', 'relative src/dog.png'],
    ['dog.png?a=b#c?d', 'relative src/dog.png'],
    ['?v=2', 'none'],
    ['#top', 'none'],
    // names
    ['my%20dog.png', 'relative src/my dog.png'],
    ['my dog.png', 'relative src/my dog.png'],
    ['a%20b.png', 'relative src/a%20b.png'],
    ['a%2520b.png', 'relative src/a%20b.png'],
    ['100%.png', 'relative src/100%.png'],
    ['100%25.png', 'relative src/100%.png'],
    ['c%23sharp.png', 'relative src/c#sharp.png'],
    ['caf%C3%A9.png', 'relative src/caf\u00e9.png'],
    ['cafe\u0301.png', 'relative src/caf\u00e9.png'],
    ['caf\u00e9-nfd.png', 'relative src/cafe\u0301-nfd.png'],
    ['img\\dog.png', 'relative src/img/dog.png'],
    ['img%2Fdog.png', 'relative src/img/dog.png'],
    // served
    ['/dog.png', 'public public/dog.png'],
    ['/only-static.png', 'public static/only-static.png'],
    ['/src/dog.png', 'root src/dog.png'],
    ['pathname:///dog.png', 'public public/dog.png'],
    ['only-public.png', 'page public/only-public.png'],
    ['../../only-public.png', 'page public/only-public.png'],
    ['../../../img/../only-public.png', 'page public/only-public.png'],
    // alias
    ['@/dog.png', 'alias src/dog.png'],
    ['~@/dog.png', 'alias src/dog.png'],
    ['$lib/logo.png', 'alias src/lib/logo.png'],
    ['@/lib/../dog.png?x', 'alias src/dog.png'],
    ['@site/static/dog.png', 'alias static/dog.png'],
    ['@/odd.png', 'relative src/@/odd.png'],
    // elsewhere
    ['https://a.example/x y.png#z', 'remote https://a.example/x%20y.png'],
    ['HTTP://A.example/x.png', 'remote http://a.example/x.png'],
    ['//a.example/x.png', 'remote https://a.example/x.png'],
    ['https://', 'missing'],
    ['blob:https://a.example/1', 'dynamic'],
    ['cid:part1', 'dynamic'],
    ['about:blank', 'none'],
    ['nowhere.png', 'missing'],
    ['src', 'missing'],
    ['img', 'unreadable src/img'],
    ['.', 'unreadable src'],
    [`${'a/'.repeat(5000)}x.png`, 'missing'],
    ['n'.repeat(300), 'missing'],
  ])('%s', (address, expected) => {
    const alias = { '@': 'src', '$lib/': 'src/lib/', '@site': '.' }
    expect(brief(box.address(address, 'src/page.html', { alias, publicDirs: ['public', 'static'] }))).toBe(expected)
  })

  test.each([
    ['/', '/sub/nested.png', 'public public/sub/nested.png'],
    ['/sub/', '/sub/dog.png', 'public public/dog.png'],
    ['/sub', '/sub/dog.png', 'public public/dog.png'],
    ['/sub/', '/dog.png', 'public public/dog.png'],
    ['/sub/', '/sub/nested.png', 'public public/sub/nested.png'],
    ['/sub/', '/subdog.png', 'missing'],
    ['./', '/dog.png', 'public public/dog.png'],
    ['', '/dog.png', 'public public/dog.png'],
    ['https://cdn.example/sub/', 'https://cdn.example/sub/dog.png', 'public public/dog.png'],
    ['https://cdn.example/sub/', '//cdn.example/sub/dog.png', 'public public/dog.png'],
    ['https://cdn.example/sub/', 'https://cdn.example/dog.png', 'remote https://cdn.example/dog.png'],
    ['https://cdn.example/', 'https://cdn.example.evil/dog.png', 'remote https://cdn.example.evil/dog.png'],
  ])('with base %s: %s', (base, address, expected) => {
    expect(brief(box.address(address, 'src/page.html', { base }))).toBe(expected)
  })

  test.each([
    ['blog/post/index.md', 'photo.png', 'relative blog/post/photo.png'],
    ['blog/post/index.md', 'served.png', 'page public/blog/post/served.png'],
    // served as a folder of its own
    ['blog/about.md', '../post/photo.png', 'page blog/post/photo.png'],
    ['blog/about.tsx', '../post/photo.png', 'missing'],
    ['public/blog/index.html', '../img/dog.png', 'relative public/img/dog.png'],
    ['public/blog/index.html', '/img/dog.png', 'public public/img/dog.png'],
    ['apps/shop/src/page.vue', '/logo.png', 'public apps/shop/public/logo.png'],
    ['apps/news/src/page.vue', '/logo.png', 'public apps/news/public/logo.png'],
    ['other/page.vue', '/logo.png', 'public public/logo.png'],
    ['apps/shop/index.html', '/src/hero.png', 'root apps/shop/src/hero.png'],
    ['apps/news/index.html', '/src/hero.png', 'missing'],
  ])('in %s: %s', (file, address, expected) => {
    const publicDirs = ['public', 'apps/news/public', 'apps/shop/public']
    expect(brief(box.address(address, file, { publicDirs }))).toBe(expected)
  })

  test('names the places that were tried', () => {
    expect(box.address('~/a%20b.jpg', 'src/page.html', { alias: { '~': 'assets' } })).toEqual({
      kind: 'missing',
      tried: [
        'assets/a b.jpg',
        'assets/a%20b.jpg',
        'src/~/a b.jpg',
        'src/~/a%20b.jpg',
        'public/src/~/a b.jpg',
        'public/~/a b.jpg',
        'public/src/~/a%20b.jpg',
        'public/~/a%20b.jpg',
      ],
    })
  })

  test('a folder may be served elsewhere than where it stands', () => {
    const options = { alias: { '/pictures': 'src/img' }, base: '/sub/' }
    expect(brief(box.address('/pictures/dog.png', 'x.html', options))).toBe('alias src/img/dog.png')
    expect(brief(box.address('/sub/pictures/dog.png', 'x.html', options))).toBe('alias src/img/dog.png')
    expect(brief(box.address('pictures/dog.png', 'x.html', options))).toBe('page src/img/dog.png')
    expect(brief(box.address('../pictures/dog.png', 'one/x.html', options))).toBe('page src/img/dog.png')
    expect(brief(box.address('/pictures-2/dog.png', 'x.html', options))).toBe('missing')
  })

  test('the longest alias wins', () => {
    const alias = { '@': 'src', '@/lib': 'public', 'a/*': 'src/*' }
    expect(brief(box.address('@/lib/dog.png', 'x.html', { alias }))).toBe('alias public/dog.png')
    expect(brief(box.address('a/dog.png', 'x.html', { alias }))).toBe('alias src/dog.png')
  })

  test('an SVG fragment that names a part is no whole picture', () => {
    expect(brief(box.address('sprite.svg#cart'))).toBe('dynamic')
    expect(brief(box.address('sprite.svg#svgView(viewBox(0,0,1,1))'))).toBe('dynamic')
    expect(brief(box.address('sprite.svg#none'))).toBe('relative src/sprite.svg')
  })
})

describe('an asset', () => {
  test.each([
    ['./dog.png', 'relative src/dog.png'],
    ['./dog.png?url', 'relative src/dog.png'],
    ['./dog.png?w=400&format=webp#x', 'relative src/dog.png'],
    ['../shared.png', 'relative shared.png'],
    ['img/dog.png', 'relative src/img/dog.png'],
    ['@/dog.png', 'alias src/dog.png'],
    ['/dog.png', 'public public/dog.png'],
    ['/src/dog.png', 'root src/dog.png'],
    ['./a%20b.png', 'relative src/a%20b.png'],
    ['./my%20dog.png', 'relative src/my dog.png'],
    ['!url-loader!./dog.png', 'relative src/dog.png'],
    ['!!file-loader?name=[path][name]!./dog.png?x', 'relative src/dog.png'],
    ['url-loader?limit=1!./dog.png', 'relative src/dog.png'],
    ['./wow!.png', 'relative src/wow!.png'],
    ['./noending', 'relative src/noending'],
    ['./data', 'dynamic'],
    ['./data.ts', 'dynamic'],
    ['./img', 'dynamic'],
    ['virtual:logo.png', 'dynamic'],
    ['node:fs', 'dynamic'],
    ['https://a.example/x.png', 'remote https://a.example/x.png'],
    ['./sprite.svg#cart', 'dynamic'],
    ['only-public.png', 'missing'],
    ['./nowhere.png', 'missing'],
  ])('%s', (specifier, expected) => {
    expect(brief(box.asset(specifier, 'src/page.tsx', { alias: { '@': 'src' } }))).toBe(expected)
  })
})

test('no source and a dynamic one stay what they are', () => {
  expect(box.resolve({ kind: 'none' }, 'a.html')).toEqual({ kind: 'none' })
  expect(box.resolve({ kind: 'dynamic', text: 'x.y' }, 'a.tsx')).toEqual({ kind: 'dynamic', text: 'x.y' })
})

test('the image is known by hash and read again when asked for', () => {
  const bytes = png('first')
  box.write('src/again.png', bytes)
  const resolution = box.address('again.png')
  if (resolution.kind !== 'file') throw new Error(brief(resolution))
  const { read, ...image } = resolution.image
  expect(image).toEqual({
    key: 'src/again.png',
    path: `${box.root}/src/again.png`,
    hash: hash(bytes),
    mediaType: 'image/png',
  })
  expect(read()).toEqual(bytes)
  box.write('src/again.png', png('second'))
  expect(read()).toEqual(png('second'))
})

test('a changed file is read anew, and so is a forgotten one', () => {
  let inspections = 0
  const options = box.options()
  const resolver = createResolver({
    ...options,
    identify: (bytes) => {
      inspections++
      return options.identify(bytes)
    },
  })
  const hashNow = (): string | undefined => {
    const found = resolver.resolve({ kind: 'address', value: 'changing.png' }, { file: 'src/a.html' })
    return found.kind === 'file' ? found.image.hash : undefined
  }
  expect(hashNow()).toBeUndefined()
  box.write('src/changing.png', png('1'))
  expect(hashNow()).toBe(hash(png('1')))
  expect(hashNow()).toBe(hash(png('1')))
  expect(inspections).toBe(1)
  box.write('src/changing.png', png('longer'))
  expect(hashNow()).toBe(hash(png('longer')))
  expect(inspections).toBe(2)
  resolver.forget('src/changing.png')
  hashNow()
  resolver.forget(`${box.root}/src/changing.png`)
  hashNow()
  resolver.forget()
  hashNow()
  expect(inspections).toBe(5)
})
