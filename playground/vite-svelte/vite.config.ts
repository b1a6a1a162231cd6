import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import altText from 'unplugin-alt-text/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [altText(), svelte()],
  resolve: { alias: { $lib: fileURLToPath(new URL('src', import.meta.url)) } },
})
