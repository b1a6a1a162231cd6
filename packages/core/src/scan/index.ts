import type { Language } from '../source.ts'
import type { Scanner } from './scanner.ts'

/** One row a language; its parser is loaded when the first file of that language has a candidate (`hints.ts`). */
export const scanners: Readonly<Record<Language, () => Promise<Scanner>>> = {
  html: () => import('./html.ts').then((module) => module.html),
  markdown: () => import('./markdown.ts').then((module) => module.markdown),
  mdx: () => import('./mdx.ts').then((module) => module.mdx),
  jsx: () => import('./jsx.ts').then((module) => module.jsx),
  vue: () => import('./vue.ts').then((module) => module.vue),
  svelte: () => import('./svelte.ts').then((module) => module.svelte),
  astro: () => import('./astro.ts').then((module) => module.astro),
}
