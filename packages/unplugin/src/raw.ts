import { readFileSync } from 'node:fs'

/** Modules that hold sources, by the end of their id: no query, so neither `?raw` nor what a compiler made of it. */
export const sourceIds = /^[^\0?]+\.(?:jsx|tsx|md|markdown|mdx|vue|svelte|astro)$/

/** What may hold an image in any of these languages. */
export const sourceCode = /<[a-z]|!\[|\brole\s*=/i

/**
 * Whether code is what its file says. Another plugin may have put lines into a module; one that has
 * compiled Markdown or a component leaves JavaScript, and that must not be read as Markdown again.
 */
export function looksRaw(code: string, id: string): boolean {
  if (/\.[jt]sx$/.test(id)) return true
  if (!/^\s*(?:import\s|export\s|\/\*|const\s|var\s|function\s|"use |'use )/.test(code)) return true
  try {
    return readFileSync(id, 'utf8') === code
  } catch {
    // It has no file: then nobody can have written it as Markdown.
    return false
  }
}
