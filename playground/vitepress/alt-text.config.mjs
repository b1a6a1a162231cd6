import { defineConfig, embedded } from '@alt-text/core'

export default defineConfig({
  backend: [embedded()],
  base: '/handbook/',
  alias: { '@': '.', '@theme': '.vitepress/theme' },
})
