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

const loaded = new Map<Language, Scanner>()

/** Loads a scanner, once. */
export async function loadScanner(language: Language): Promise<Scanner> {
  const scanner = loaded.get(language) ?? (await scanners[language]())
  loaded.set(language, scanner)
  return scanner
}

/** A scanner that was loaded before: renderers that cannot wait ask for it here. */
export function loadedScanner(language: Language): Scanner {
  const scanner = loaded.get(language)
  if (scanner === undefined) throw new Error(`The scanner for ${language} was asked before it was loaded.`)
  return scanner
}
