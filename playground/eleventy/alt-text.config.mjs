import { defineConfig, embedded } from '@alt-text/core'

export default defineConfig({
  backend: [embedded()],
  base: '/sub/',
  publicDirs: ['src'],
  alias: { '/pictures': 'src/assets/pics' },
})
