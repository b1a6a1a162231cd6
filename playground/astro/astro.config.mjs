import mdx from '@astrojs/mdx'
import react from '@astrojs/react'
import altText from '@alt-text/docs/astro'
import { defineConfig } from 'astro/config'

export default defineConfig({
  base: '/docs',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [mdx(), react(), altText()],
})
