import fc from 'fast-check'
import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../config/index.ts'
import { globBase, globMatcher } from './glob.ts'
import { plainGlob } from './plain-glob.ts'

const { include, exclude } = resolveConfig({}, { root: '/nowhere' })

test('our own globs are plain', () => {
  for (const glob of [...include, ...exclude]) expect(plainGlob(glob), glob).toBeDefined()
})

test.each([
  'src/**/*.js',
  '**/*',
  '*.md',
  '**/a*/**',
  '**/[ab]/**',
  '**/!(a)/**',
  'dist/**',
  '**/{a,}/**',
  '**/{a,b*}/**',
])('%s takes the engine', (glob) => {
  expect(plainGlob(glob)).toBeUndefined()
})

describe('what picomatch matches is matched', () => {
  const name = fc.constantFrom(
    'a',
    'b',
    'a.b',
    '.git',
    'dist',
    'distant',
    'node_modules',
    '.next',
    'vitepress',
    'cache',
  )
  const ending = fc.constantFrom('', '.html', '.md', '.mdx', '.MD', '.d.ts', 'html', '.')
  const paths = fc
    .tuple(fc.array(name, { maxLength: 4 }), name, ending)
    .map(([folders, file, end]) => [...folders, file + end].join('/'))
  const others =
    '**/*.md **/*.d.ts **/*.{md,d.ts} **/a.b/** **/{a.b,b/cache}/** **/.git/** a/**/*.md **/a*/** *.html **/* dist/**'
  const globs = fc.constantFrom(...include, ...exclude, ...others.split(' '))

  test('whatever the path is', () => {
    fc.assert(
      fc.property(globs, paths, (glob, path) => {
        expect(globMatcher([glob])(path), `${glob} ${path}`).toBe(picomatch(glob, { dot: true })(path))
        expect(globBase(glob)).toBe(picomatch.scan(glob).base)
      }),
      { numRuns: 5000, seed: 20_261_125 },
    )
  })
})
