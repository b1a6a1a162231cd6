import type { Language } from '@alt-text/core'

/** What the name of a file of each language ends in. */
export const endings: Readonly<Record<Language, string>> = {
  html: 'html',
  markdown: 'md',
  mdx: 'mdx',
  jsx: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
}
