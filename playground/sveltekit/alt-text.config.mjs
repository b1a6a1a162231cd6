import { defineConfig, embedded } from '@alt-text/core'

export default defineConfig({
  backend: [embedded()],
  publicDirs: ['static'],
  base: '/docs',
  alias: { $lib: 'src/lib' },
})
