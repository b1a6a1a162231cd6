import type { Context } from '@alt-text/core'

/** Name of the marks around a page's words. */
export const FENCE = 'page'

/** Code points of each part; more of a page says no more about one image. */
const LONGEST = 500

/** In the order of the page. Its language is asked for elsewhere. */
const PARTS = ['title', 'heading', 'before', 'caption', 'linkText', 'link', 'after'] as const

/**
 * What stands around an image, as one line of JSON between marks that no word of the page can close: `<` and `>` are
 * escaped, line breaks and invisible characters are gone. `undefined` where nothing is known.
 */
export function fence(context: Context): string | undefined {
  const parts = PARTS.flatMap((part) => {
    const text = visible(part === 'link' ? withoutQuery(context.link) : context[part])
    return text === '' ? [] : [[part, text]]
  })
  if (parts.length === 0) return undefined
  const json = JSON.stringify(Object.fromEntries(parts)).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  return `<${FENCE}>\n${json}\n</${FENCE}>`
}

/** Queries and fragments carry tokens and campaigns, which tell nothing about an image. */
function withoutQuery(link: string | undefined): string | undefined {
  return link?.split(/[?#]/, 1)[0]
}

/**
 * Control, format (bidirectional, zero-width, tags), private and unpaired characters are what hidden orders are made
 * of: people see nothing, models read them. https://www.unicode.org/reports/tr36/
 */
function visible(text: string | undefined): string {
  const line = (text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '')
  const points = [...line.trim()]
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join('').trimEnd()}…` : points.join('')
}
