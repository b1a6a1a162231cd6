import type { Definition, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import { imagesByParse5 } from './html-parse5.ts'
import type { MarkdownImage, MarkdownImages } from './markdown-image.ts'

/** Every image of a document as mdast sees it, and as parse5 sees the raw HTML between. */
export function imagesByMdast(text: string): MarkdownImages {
  const root = read(text)
  const definitions = new Map<string, Definition>()
  const written: MarkdownImage[] = []
  walk(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  walk(root, (node) => {
    const target = node.type === 'imageReference' ? definitions.get(node.identifier) : node
    if (target === undefined || (node.type !== 'image' && node.type !== 'imageReference')) return
    if (target.type !== 'image' && target.type !== 'definition') return
    written.push({ ...placeOf(node), src: target.url, alt: node.alt ?? '', title: target.title ?? '' })
  })
  return { written, raw: imagesByParse5(render(root)).map(({ attributes }) => attributes) }
}

/** The raw HTML of a document, in the pieces that a parser hands out. */
export function rawPieces(text: string): string[] {
  const pieces: string[] = []
  walk(read(text), (node) => void (node.type === 'html' && pieces.push(node.value)))
  return pieces
}

/** Whether raw HTML stands on the line after a table. */
export function hasTagAfterTable(text: string): boolean {
  const ends = new Set<number | undefined>()
  let found = false
  walk(read(text), ({ type, position }) => {
    if (type === 'table') ends.add((position?.end.line ?? 0) + 1)
    else if (type === 'html') found ||= ends.has(position?.start.line)
  })
  return found
}

/** Front matter that is not closed puts micromark's extension off for the rest of the file: it is not asked then. */
const closedFrontmatter =
  /^(?:---[ \t]*(?:\r\n?|\n)[^]*?(?<=[\r\n])---|\+\+\+[ \t]*(?:\r\n?|\n)[^]*?(?<=[\r\n])\+\+\+)[ \t]*(?:[\r\n]|$)/

function read(text: string): Root {
  const front = closedFrontmatter.test(text) ? (['yaml', 'toml'] as const) : []
  return fromMarkdown(text, {
    extensions: [frontmatter([...front]), gfmTable(), gfmFootnote()],
    mdastExtensions: [frontmatterFromMarkdown([...front]), gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  })
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}

function placeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? -1, end: node.position?.end.offset ?? -1 }
}

const tags: Partial<Record<Nodes['type'], string>> = {
  paragraph: 'p',
  heading: 'h2',
  blockquote: 'blockquote',
  list: 'ul',
  listItem: 'li',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  emphasis: 'em',
  strong: 'strong',
  link: 'a',
  linkReference: 'a',
  footnoteDefinition: 'section',
}

/** The page that a renderer makes of it, as far as it decides which raw tags are images. */
function render(node: Nodes): string {
  if (node.type === 'html') return node.value
  if (node.type === 'image' || node.type === 'imageReference') return '<hr>'
  if (node.type === 'text') return node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const tag = tags[node.type]
  const inside = 'children' in node ? node.children.map(render).join('') : ''
  return tag === undefined ? inside : `<${tag}>${inside}</${tag}>`
}
