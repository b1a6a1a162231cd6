import { defineConfig, embedded } from '@alt-text/core'

export default defineConfig({
  backend: [embedded()],
  base: '/docs/',
  alias: { '~': 'app', '@': 'app' },
})
