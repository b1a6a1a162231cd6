import { expect, test } from 'vitest'
import { turbopackRules } from './next-turbopack.ts'

const use = { loader: '/ours.mjs', options: {} }
const mdx = { loader: '/node_modules/@next/mdx/mdx-js-loader.js', options: {} }

test('MDX gets our loader behind its own, in every form that a rule may have', () => {
  const rules = turbopackRules(
    {
      '*.mdx': [mdx],
      '*.md': { loaders: [mdx], as: '*.tsx' },
      '{*,next-mdx-rule}': [{ loaders: [mdx], as: '*.tsx', condition: { path: /\.mdx$/ } }, { loaders: ['svgr'] }],
      '*.svg': ['@svgr/webpack'],
    },
    use,
  )
  expect(rules).toMatchObject({
    '*.mdx': [mdx, use],
    '*.md': [{ loaders: [mdx, use], as: '*.tsx' }],
    '{*,next-mdx-rule}': [{ loaders: [mdx, use], as: '*.tsx' }, { loaders: ['svgr'] }],
    '*.svg': ['@svgr/webpack'],
  })
  expect(rules['{*,alt-text-rule}']).toMatchObject({ loaders: [use] })
})
