import { fileURLToPath } from 'node:url'
import altText from '@alt-text/docs/vitepress'
import { defineConfig } from 'vitepress'

export default defineConfig({
  title: 'Harbour handbook',
  base: '/handbook/',
  srcExclude: ['parts/**'],
  locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
  themeConfig: { search: { provider: 'local' } },
  vite: {
    plugins: [altText()],
    resolve: { alias: { '@': fileURLToPath(new URL('..', import.meta.url)) } },
  },
})
