import type { Attribute } from '../../markup.ts'

/**
 * Where svg and math begin and end (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign).
 * An element of theirs is known by a key with its language in front: `svg:g`, `math:mi`.
 */

/** HTML start tags that end an open `<svg>` or `<math>`. */
const breakers = new Set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'.split(
    ' ',
  ),
)

/** Content is HTML again in these. */
const htmlInside = new Set(['svg:foreignObject', 'svg:desc', 'svg:title', 'math:annotation-xml+html'])
/** And in these, two names aside. */
const textInside = new Set(['math:mi', 'math:mo', 'math:mn', 'math:ms', 'math:mtext'])

export function isForeign(key: string | undefined): boolean {
  return key !== undefined && (key.startsWith('svg:') || key.startsWith('math:'))
}

/** Whether what stands right in this element is svg or math. */
export function holdsForeign(key: string | undefined): boolean {
  return isForeign(key) && !htmlInside.has(key as string) && !textInside.has(key as string)
}

/** The key of an element by its start tag. */
export function keyOf(name: string, attributes: () => readonly Attribute[], parent: string | undefined): string {
  const glyph = (name === 'mglyph' || name === 'malignmark') && textInside.has(parent ?? '')
  const foreign = glyph || holdsForeign(parent)
  if (!foreign || (name === 'svg' && parent === 'math:annotation-xml')) {
    return name === 'svg' || name === 'math' ? `${name}:${name}` : name
  }
  if ((parent as string).startsWith('svg:')) return `svg:${name}`
  return name === 'annotation-xml' && attributes().some(isHtmlEncoding) ? 'math:annotation-xml+html' : `math:${name}`
}

function isHtmlEncoding({ name, value }: Attribute): boolean {
  return name === 'encoding' && value.kind === 'text' && /^(?:text\/html|application\/xhtml\+xml)$/i.test(value.value)
}

/** How many elements an HTML start tag inside svg or math closes: up to the nearest place where HTML may stand. */
export function closedByBreaking(
  name: string,
  attributes: () => readonly Attribute[],
  open: readonly string[],
): number {
  if (!holdsForeign(open.at(-1))) return 0
  const breaks = breakers.has(name) || (name === 'font' && attributes().some(({ name: it }) => fontNames.has(it)))
  return breaks ? depthOfHtml(open) : 0
}

const fontNames = new Set(['color', 'face', 'size'])

/** How many elements an end tag in svg or math closes; `undefined` where HTML's own rules say. */
export function closedByForeignEnd(name: string, open: readonly string[]): number | undefined {
  for (let index = open.length - 1; index >= 0 && isForeign(open[index]); index--) {
    if (localName(open[index] as string) === name) return open.length - index
  }
  return undefined
}

/** How many elements of svg or math stand open above the nearest place where HTML may stand. */
export function depthOfHtml(open: readonly string[]): number {
  let index = open.length
  while (index > 0 && holdsForeign(open[index - 1])) index--
  return open.length - index
}

function localName(key: string): string {
  return key.slice(key.indexOf(':') + 1).replace('+html', '')
}
