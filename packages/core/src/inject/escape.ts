import type { AttributeSyntax } from '../markup.ts'

/**
 * Words as one language writes an attribute's value, quotes included. Words are data: whatever they
 * hold, they must come out as the same text and as nothing else.
 */
export function quoteAttribute(words: string, syntax: AttributeSyntax): string {
  switch (syntax) {
    case 'html':
    case 'vue':
      return `"${escapeTemplates(escapeHtml(words))}"`
    case 'markdown':
      return `"${escapeCells(escapeTemplates(escapeHtml(words)))}"`
    case 'jsx':
      return `"${escapeHtml(words)}"`
    case 'mdx':
      return `"${escapeCells(escapeHtml(words))}"`
    case 'svelte':
      // Braces are expressions even inside quotes.
      return `"${escapeHtml(words).replaceAll('{', '&#123;').replaceAll('}', '&#125;')}"`
    case 'astro':
      return quoteAstro(words)
    default:
      return syntax satisfies never
  }
}

/** Words between the brackets of a Markdown image: everything that means something there is escaped. */
export function escapeMarkdown(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>&|~${}!^=:"']/g, (char) => (needsEscape(char) ? `\\${char}` : char))
}

/** A quote or a colon means nothing to the parser; smart-punctuation and emoji plug-ins leave them readable. */
function needsEscape(char: string): boolean {
  return !`:"'=!^`.includes(char)
}

function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Template languages run over HTML before the browser does. */
function escapeTemplates(escaped: string): string {
  return escaped.replaceAll(/\{(?=[{%#])/g, '&#123;')
}

/** A table of Markdown is cut into cells before any tag in it is read (GFM 4.10). */
function escapeCells(escaped: string): string {
  return escaped.replaceAll('|', '&#124;')
}

/** A component gets a quoted attribute undecoded, an element's is written out as it is: an expression means the same in both. */
function quoteAstro(words: string): string {
  return /["&<>{}\\`]/.test(words) ? `{${JSON.stringify(words).replaceAll('<', '\\u003c')}}` : `"${words}"`
}
