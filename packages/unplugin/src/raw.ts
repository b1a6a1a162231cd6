import { readFileSync } from 'node:fs'

/**
 * Modules that hold sources, by the end of their id: no query, so neither `?raw` nor what a compiler made
 * of it, and nothing virtual. `.js` may hold JSX; whether this site's does, its globs tell. A file that
 * `<template src>` of a Vue component names is one too, under the query that asks for a template; and so is a post of
 * Docusaurus' blog, which its list of posts shows the beginning of.
 */
export const sourceIds: RegExp =
  /^[^\0?][^?]*\.(?:(?:jsx|tsx|js|mjs|md|markdown|mdx|vue|svelte|astro)$|mdx?\?truncated=true$|html?\?vue&type=template\b)/

export const packageIds: RegExp = /[\\/]node_modules[\\/]/

/** What may hold an image in any of these languages. */
export const sourceCode: RegExp = /<[a-z]|!\[|\brole\s*=/i

/**
 * Whether code is what its file says. Another plugin may have put lines into a module; one that has
 * compiled Markdown or a component leaves JavaScript, and that must not be read as Markdown again.
 */
export function looksRaw(code: string, id: string): boolean {
  if (/\.(?:[jt]sx|m?js)$/.test(id)) return true
  if (!compiled.test(code)) return true
  try {
    return sameText(readFileSync(fileOf(id), 'utf8'), code)
  } catch {
    // It has no file: then nobody can have written it as Markdown.
    return false
  }
}

/** How JavaScript begins, after comments. MDX and Svelte may begin so too: then the file says the same. */
const compiled =
  /^(?:\s|\/\/.*\n|\/\*[^]*?\*\/|;|\uFEFF)*(?:(?:import|export|const|let|var|class|function|async|return)\b|["'`(]|module\.|exports\.|Object\.)/

/** The file that a module is read from. */
export function fileOf(id: string): string {
  return id.replace(/\?.*$/s, '')
}

/** Some bundlers drop a byte order mark. */
function sameText(one: string, other: string): boolean {
  return one.replace(/^\uFEFF/, '') === other.replace(/^\uFEFF/, '')
}
