import { fileURLToPath } from 'node:url'
import mdx from '@mdx-js/rollup'
import react from '@vitejs/plugin-react'
import altText from 'unplugin-alt-text/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/app/',
  plugins: [{ enforce: 'pre', ...mdx() }, react(), altText()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
})
