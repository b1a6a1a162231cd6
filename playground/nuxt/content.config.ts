import { defineCollection, defineContentConfig } from '@nuxt/content'

export default defineContentConfig({
  collections: { posts: defineCollection({ type: 'page', source: '**/*.md' }) },
})
