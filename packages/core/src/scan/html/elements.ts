import type { Content } from './tokens.ts'

/**
 * What the HTML standard says about elements that close each other, as far as it decides which
 * ancestors an image has (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody).
 * Open elements are known by their keys, innermost last: the name, and for svg and math `svg:g`, `math:mi`.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** No plain object, in which `<constructor>` would find something too. */
const byName = <Row>(rows: Readonly<Record<string, Row>>): ReadonlyMap<string, Row> => new Map(Object.entries(rows))
const union = (...sets: ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((set) => [...set]))

export const voidElements: ReadonlySet<string> = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)

const headings = words('h1 h2 h3 h4 h5 h6')

/** Their end tags close whatever stands open in them. */
const blocks = words(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol pre search section select summary ul applet marquee object li dd dt',
)

/** Their start tag ends an open paragraph. */
const closesParagraph = union(
  headings,
  words(
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp dd dt',
  ),
)

const foreignSpecial = words(
  'svg:foreignObject svg:desc svg:title math:mi math:mo math:mn math:ms math:mtext math:annotation-xml math:annotation-xml+html',
)

/** An end tag, and the search for what a start tag closes, stops here. */
const scopes = union(foreignSpecial, words('html table td th caption template applet marquee object select'))
const buttonScopes = union(scopes, words('button'))
const listScopes = union(scopes, words('ol ul'))
const tableScopes = words('html table template')
const documents = words('html')
const isolating = words('td th caption template applet marquee object')

const tableParts = words('table thead tbody tfoot tr td th caption template head')

/** Elements that the end tag of an ordinary one does not reach across. */
const special = union(
  blocks,
  closesParagraph,
  voidElements,
  scopes,
  tableParts,
  words('body colgroup frameset head iframe noembed noframes noscript script style textarea title'),
)

/** Everything in them is text. */
const raw = words('script style textarea title xmp iframe noembed noframes plaintext')

/** They may close in the wrong order: blocks opened in them stay open. */
const formatting = words('a b big code em font i nobr s small strike strong tt u')

/** They stand beside a link that was left open; text and everything else goes back into it. */
const outsideLinks = union(
  headings,
  closesParagraph,
  tableParts,
  words(
    'base basefont bgsound body col colgroup frame frameset html iframe link meta noembed noframes param rb rp rt rtc script source style template textarea title track',
  ),
)

const implied = words('dd dt li optgroup option p rb rp rt rtc')

interface Sibling {
  readonly closes: ReadonlySet<string>
  readonly within: ReadonlySet<string>
}

const outsideLists = new Set([...special].filter((name) => name !== 'address' && name !== 'div' && name !== 'p'))
const outsideRows = words('table template thead tbody tfoot tr html')

/** For each start tag: the nearest element that it closes, and what that search does not cross. */
const siblings = byName<Sibling>({
  li: { closes: words('li'), within: outsideLists },
  dt: { closes: words('dt dd'), within: outsideLists },
  dd: { closes: words('dt dd'), within: outsideLists },
  button: { closes: words('button'), within: scopes },
  select: { closes: words('select'), within: scopes },
  body: { closes: words('head'), within: words('body') },
  // Parts of a table that stands in another file: browsers would ignore them.
  td: { closes: words('td th'), within: outsideRows },
  th: { closes: words('td th'), within: outsideRows },
  tr: { closes: words('tr'), within: tableScopes },
  thead: { closes: words('thead tbody tfoot'), within: tableScopes },
  tbody: { closes: words('thead tbody tfoot'), within: tableScopes },
  tfoot: { closes: words('thead tbody tfoot'), within: tableScopes },
})

/** For each part of a table: the contexts that it may stand in. What is open above the nearest is closed. */
const contexts = byName({
  td: words('tr thead tbody tfoot table'),
  th: words('tr thead tbody tfoot table'),
  tr: words('thead tbody tfoot table'),
  thead: words('table'),
  tbody: words('table'),
  tfoot: words('table'),
  caption: words('table'),
  colgroup: words('table'),
  col: words('colgroup table'),
})

/** What a start tag closes only where it stands right in it. */
const direct = byName({
  option: words('option'),
  optgroup: words('option optgroup'),
  ...Object.fromEntries([...headings].map((name) => [name, headings])),
})

/**
 * How many elements from the top of the stack a start tag closes.
 * `open` is the stack of keys, innermost last.
 */
export function closedByStart(name: string, open: readonly string[]): number {
  const inTable = closedByPart(name, open)
  if (inTable !== undefined) return inTable
  let closed = closesParagraph.has(name) ? depthOf(open, 0, paragraph, buttonScopes) : 0
  const rule = siblings.get(name)
  if (rule !== undefined) closed = Math.max(closed, depthOf(open, 0, rule.closes, rule.within))
  const parents = direct.get(name)
  while (parents?.has(open[open.length - 1 - closed] ?? '')) closed++
  return closed
}

/** A table right in a table, or a part of one: everything that stands in the way is closed. */
function closedByPart(name: string, open: readonly string[]): number | undefined {
  if (name === 'table') {
    const nearest = open[open.length - depthOf(open, 0, tableParts, tableScopes)]
    return nearest === undefined || notTables.has(nearest) ? undefined : depthOf(open, 0, tables, tableScopes)
  }
  const context = contexts.get(name)
  const depth = context === undefined ? 0 : depthOf(open, 0, context, tableScopes)
  return depth === 0 ? undefined : depth - 1
}

/** Whether a start tag means nothing where it stands: there is one page, and it has begun. */
export function isIgnored(name: string, open: readonly string[]): boolean {
  return (name === 'html' || name === 'head' || name === 'body') && open.some((key) => key !== 'html' && key !== 'head')
}

const cells = words('td th')
const rowsAndCells = words('td th tr')
const notTables = words('td th caption template head')
const tables = words('table')
const paragraph = words('p')

/** How many elements an end tag closes; 0 when there is nothing for it to close. */
export function closedByEnd(name: string, open: readonly string[]): number {
  if (name === 'body' || name === 'html') return 0
  // As nearly all do.
  if (open.at(-1) === name) return 1
  if (headings.has(name)) return depthOf(open, 0, headings, scopes)
  const closed = depthOf(open, 0, new Set([name]), barriers(name)) || closedByRowEnd(name, open)
  // A form that is closed too early stays around what is open in it.
  return name === 'form' && open.slice(open.length - closed + 1).some((key) => !implied.has(key)) ? 0 : closed
}

/** Rows and groups that nobody opened, but that stand there all the same: `<table><td></tr>`. */
function closedByRowEnd(name: string, open: readonly string[]): number {
  if (name === 'tr') return depthOf(open, 0, cells, tableScopes)
  return name === 'tbody' ? depthOf(open, 0, rowsAndCells, tableScopes) : 0
}

/** What an end tag does not reach across. */
function barriers(name: string): ReadonlySet<string> {
  if (name === 'p') return buttonScopes
  if (name === 'li') return listScopes
  if (name === 'template') return documents
  if (tableParts.has(name)) return tableScopes
  return blocks.has(name) || formatting.has(name) ? scopes : special
}

/** Whether blocks that were opened after an element stay open when it ends. */
export function leavesBlocks(name: string): boolean {
  return formatting.has(name)
}

export function isBlock(key: string): boolean {
  return special.has(key)
}

/** Whether a start tag goes back into a link that was left open before it. */
export function continuesLink(name: string): boolean {
  return !outsideLinks.has(name)
}

/** How what stands in an element is read. */
export function contentOf(key: string): Content {
  if (!raw.has(key)) return 'markup'
  if (key === 'title' || key === 'textarea') return 'rcdata'
  return key === 'script' || key === 'plaintext' ? key : 'raw'
}

export function isRaw(key: string | undefined): boolean {
  return key !== undefined && raw.has(key)
}

/** Whether links that are left open outside of an element do not reach into it. */
export function isolates(key: string): boolean {
  return isolating.has(key)
}

/** How far up a search goes. Without a bound, hostile nesting costs the square of its depth. */
const reach = 256

function depthOf(open: readonly string[], from: number, found: ReadonlySet<string>, stop: ReadonlySet<string>): number {
  const last = open.length - 1 - from
  for (let index = last; index >= 0 && index > last - reach; index--) {
    const key = open[index] as string
    if (found.has(key)) return open.length - index
    if (stop.has(key)) return from
  }
  return from
}
