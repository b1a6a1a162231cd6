import type { Brackets } from 'unplugin-alt-text/adapter'

/**
 * Docusaurus leaves out an empty alternative of a Markdown image, and writes `&amp;` for `&` in every other one
 * (https://github.com/facebook/docusaurus/blob/v3.10.2/packages/docusaurus-mdx-loader/src/remark/transformImage/index.ts).
 * So where that would show, a sign stands in for the words until the page is compiled. It holds them itself: nothing has
 * to be remembered between compilers, processes and caches.
 */
export const signFor: Brackets = (words) => {
  if (words !== null && !/[&<>"']/.test(words)) return undefined
  return `AltTextSign${Buffer.from(words ?? '').toString('hex')}x`
}

const sign = /AltTextSign((?:[\da-f]{2})*)x/g

/** A compiled page with words for signs. They stand in strings of JavaScript, in a table of contents in HTML inside. */
export function resolveSigns(code: string): string {
  return code.replaceAll(sign, (_, hex: string, at: number) => {
    const words = Buffer.from(hex, 'hex').toString('utf8')
    const isHtml = code.slice(at - 2, at) === '\\"'
    return JSON.stringify(isHtml ? escapeHtml(words) : words).slice(1, -1)
  })
}

function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
