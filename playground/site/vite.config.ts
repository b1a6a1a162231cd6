import altText from 'unplugin-alt-text/vite'
import { defineConfig } from 'vite'
import { markdown } from './markdown.ts'

export default defineConfig({
  plugins: [altText(), markdown()],
  build: { rollupOptions: { input: ['index.html', 'about.html'] } },
})
