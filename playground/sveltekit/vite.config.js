import { sveltekit } from '@sveltejs/kit/vite'
import altText from '@alt-text/docs/sveltekit'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [altText(), sveltekit()],
})
