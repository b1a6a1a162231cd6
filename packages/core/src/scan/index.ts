import type { Language } from '../source.ts'
import type { Scanner } from './scanner.ts'

/** One row a language; its parser is loaded when the first file of that language has a candidate. */
export const scanners: Partial<Record<Language, () => Promise<Scanner>>> = {
  html: () => import('./html.ts').then((module) => module.html),
  markdown: () => import('./markdown.ts').then((module) => module.markdown),
  jsx: () => import('./jsx.ts').then((module) => module.jsx),
}
