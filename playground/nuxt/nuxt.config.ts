export default defineNuxtConfig({
  modules: ['@alt-text/docs/nuxt', '@nuxt/content'],
  app: { baseURL: '/docs/' },
  compatibilityDate: '2026-01-01',
  content: { experimental: { sqliteConnector: 'native' } },
  devtools: { enabled: false },
  telemetry: false,
})
