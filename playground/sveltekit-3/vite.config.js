import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import altText from '@alt-text/docs/sveltekit'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [altText(), sveltekit({ adapter: adapter(), paths: { base: '/docs', relative: false } })],
})
