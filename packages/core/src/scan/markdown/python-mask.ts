/**
 * Python-Markdown's blocks, which MkDocs sites are full of, as CommonMark's: an admonition or a tab becomes an item of a
 * list, so that what is indented below it is no code, and a tag that says `markdown` becomes a blank line, so that
 * what follows it is no HTML. Nothing changes its place.
 * @see https://python-markdown.github.io/extensions/admonition/
 * @see https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/
 * @see https://python-markdown.github.io/extensions/md_in_html/
 */
export function maskPythonMarkdown(text: string): string {
  const blocks = /^[ \t]*(?:!!!|\?\?\?|===)/m.test(text) ? text.replaceAll(block, asItem) : text
  return blocks.includes('markdown') ? blocks.replaceAll(markdownTag, (tag) => ' '.repeat(tag.length)) : blocks
}

/** `!!! note "Title"`, `??? tip`, `???+ tip`, `=== "Tab"`. A line of `=` alone underlines a heading. */
const block = /^([ \t]*)(?:!!!|\?\?\?\+?|===[!+]?(?=[ \t]+["']))[ \t]+(?=\S)/gm

/** Content of an item begins four columns in, as the block's does: a mark and three blanks, and no blank behind those. */
function asItem(head: string, indent: string): string {
  return `${indent}-   `.padEnd(head.length, '\u00A0')
}

const markdownTag =
  /^[ \t]*<[a-z][\w-]*(?:[ \t][^<>\n]{0,500})?[ \t]markdown(?:=["']?(?:1|span|block)["']?)?(?:[ \t][^<>\n]{0,500})?>[ \t]*$/gim
