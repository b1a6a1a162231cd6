import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import altText from 'unplugin-alt-text/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [vue(), altText()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
})
