/**
 * What the HTML standard says about elements that close each other, as far as it decides which
 * ancestors an image has (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody).
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

export const voidElements: ReadonlySet<string> = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)

const headings = 'h1 h2 h3 h4 h5 h6'

/** Their start tag ends an open paragraph. */
const closesParagraph = words(
  `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul ${headings} pre listing form table hr xmp plaintext li dd dt`,
)

/** An end tag, and the search for what a start tag closes, stops here. */
const scopes = words('html table td th caption template applet marquee object foreignObject')

const tableParts = words('table thead tbody tfoot tr td th caption template body html')

/** For each start tag: what it closes, and what that search does not cross. */
const siblings: Readonly<Record<string, { closes: ReadonlySet<string>; within: ReadonlySet<string> }>> = {
  li: { closes: words('li'), within: words('ul ol menu') },
  dt: { closes: words('dt dd'), within: words('dl') },
  dd: { closes: words('dt dd'), within: words('dl') },
  option: { closes: words('option'), within: words('select datalist optgroup') },
  optgroup: { closes: words('option optgroup'), within: words('select') },
  tr: { closes: words('tr td th caption colgroup'), within: words('table template') },
  td: { closes: words('td th'), within: words('tr table template') },
  th: { closes: words('td th'), within: words('tr table template') },
  thead: { closes: words('thead tbody tfoot caption colgroup tr td th'), within: words('table template') },
  tbody: { closes: words('thead tbody tfoot caption colgroup tr td th'), within: words('table template') },
  tfoot: { closes: words('thead tbody tfoot caption colgroup tr td th'), within: words('table template') },
  a: { closes: words('a'), within: scopes },
  button: { closes: words('button'), within: scopes },
  body: { closes: words('head'), within: words('body') },
}
for (const heading of headings.split(' ')) {
  Object.assign(siblings, { [heading]: { closes: words(headings), within: words('*') } })
}

/** HTML start tags that end an open `<svg>` or `<math>`. */
export const foreignBreakers: ReadonlySet<string> = words(
  `b big blockquote body br center code dd div dl dt em embed ${headings} head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`,
)

/** Elements inside svg and math whose content is HTML again. */
export const integrationPoints: ReadonlySet<string> = words('foreignObject desc title annotation-xml')

/**
 * How many elements from the top of the stack a start tag closes.
 * `open` is the stack of open names, innermost last.
 */
export function closedByStart(name: string, open: readonly string[]): number {
  let closed = 0
  if (closesParagraph.has(name))
    closed = depthOf(
      open,
      closed,
      (it) => it === 'p',
      (it) => it === 'button' || scopes.has(it),
    )
  const rule = siblings[name]
  if (rule === undefined) return closed
  // A heading closes a heading only where it stands right in it.
  if (rule.within.has('*')) return rule.closes.has(open[open.length - 1 - closed] ?? '') ? closed + 1 : closed
  for (;;) {
    const next = depthOf(
      open,
      closed,
      (it) => rule.closes.has(it),
      (it) => rule.within.has(it),
    )
    if (next === closed) return closed
    closed = next
  }
}

/** How many elements an end tag closes; 0 when there is nothing for it to close. */
export function closedByEnd(name: string, open: readonly string[]): number {
  return depthOf(
    open,
    0,
    (it) => it === name,
    (it) => !tableParts.has(name) && scopes.has(it) && it !== name,
  )
}

/** How far up a search goes. Without a bound, hostile nesting costs the square of its depth. */
const reach = 1024

function depthOf(
  open: readonly string[],
  from: number,
  found: (name: string) => boolean,
  stop: (name: string) => boolean,
): number {
  const last = open.length - 1 - from
  for (let index = last; index >= 0 && index > last - reach; index--) {
    const name = open[index] as string
    if (found(name)) return open.length - index
    if (stop(name)) return from
  }
  return from
}
