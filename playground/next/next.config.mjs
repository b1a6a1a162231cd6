import { join } from 'node:path'
import createMdx from '@next/mdx'
import withAltText from '@alt-text/docs/next'

const withMdx = createMdx()

export default withAltText(
  withMdx({
    output: 'export',
    basePath: '/sub',
    images: { unoptimized: true },
    pageExtensions: ['js', 'jsx', 'tsx', 'mdx'],
    turbopack: { root: join(import.meta.dirname, '../..') },
  }),
)
