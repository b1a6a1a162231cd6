import { defineConfig, embedded } from '@alt-text/core'

export default defineConfig({
  backend: [embedded()],
  base: '/app/',
  alias: { '@': 'src' },
  components: { Photo: { src: 'file', alt: 'label' } },
})
