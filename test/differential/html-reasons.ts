import type { Element, Node } from '../../packages/core/src/markup.ts'
import { maskTemplates } from '../../packages/core/src/scan/shared/mask.ts'
import { compareHtml } from './html-difference.ts'
import type { Difference } from './html-difference.ts'
import { readHtml } from './html-scanned.ts'

type Reason = (text: string, difference: Difference) => boolean
type Rewrite = (text: string) => string

/** Takes an element's name out at equal length: what is left is an element that means nothing. */
const renamed = (name: RegExp): Rewrite => {
  return (text) => text.replaceAll(name, (written) => `z${written.slice(1)}`)
}

/** Constructs without which both parsers agree. */
const rewrites = {
  /** `{{ x }}`, `{% if %}`, `<%= x %>` are no markup to us. */
  'template-tags': maskTemplates,
  /** `:src` and its like are `src` to us, known at run time. */
  bindings: (text) =>
    text.replaceAll(/(?<=\s)(?::|v-bind:|x-bind:|ng-|\[)(?=[a-z.-]+\]?\s*=)/g, (it) => 'z'.repeat(it.length)),
  /** parse5 drops what is no option; the standard has kept it since 2025 ("customizable select"). */
  select: renamed(/(?<=<\/?)select/gi),
  /** A page of frames has no images; a fragment that only looks like one may. */
  frameset: renamed(/(?<=<\/?)frameset/gi),
  /** `<b><label><p></b>`: what is neither block nor emphasis is taken out between the two; we leave it where it was. */
  'adoption-agency': renamed(/(?<=<\/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi),
  /** In a page's head, the first thing that is no link or style ends `noscript`; its own end tag then closes nothing. */
  'noscript-in-head': renamed(/(?<=<\/?)noscript/gi),
} satisfies Record<string, Rewrite>

/** Why our images may differ from parse5's. The first that holds is counted; a difference without one fails the test. */
export const reasons: Readonly<Record<string, Reason>> = {
  ...Object.fromEntries(Object.entries(rewrites).map(([name, rewrite]) => [name, vanishesAfter(rewrite)])),
  /** Without a doctype a table does not end a paragraph. Most of our files are fragments of pages that have one. */
  'quirks-mode': vanishesAfter(strict),
  /** `<td>` without a table is ignored; we keep it, since the table may stand in another file. */
  'stray-table-part': (text) => hasStrayPart(readHtml(text).root.children),
  /** After `<col>` in a template, parse5 takes nothing but columns. */
  'columns-in-template': (text) => /<template[^]*<col/i.test(text),
  /** The standard allows CDATA in svg's own `<title>`; parse5 asks whether HTML may stand there. */
  'cdata-in-svg-text': (text) =>
    /<(?:title|desc|foreignobject|m[inos]|mtext|annotation-xml)\b[^]*<!\[CDATA\[/i.test(text),
  'several-of-these': vanishesAfter((text) =>
    [...Object.values(rewrites), strict].reduce((it, next) => next(it), text),
  ),
}

export function reasonFor(text: string, difference: Difference): string | undefined {
  return Object.keys(reasons).find((name) => reasons[name]?.(text, difference))
}

function vanishesAfter(rewrite: Rewrite): Reason {
  return (text, { start }) => {
    const other = rewrite(text)
    // What a rewrite adds, it adds in front.
    return other !== text && agreeAt(start + other.length - text.length, other)
  }
}

function strict(text: string): string {
  return `<!doctype html>${text}`
}

function agreeAt(start: number, text: string): boolean {
  return compareHtml(text).differences.every((difference) => difference.start !== start)
}

const parts = new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'caption', 'colgroup'])

function hasStrayPart(nodes: readonly Node[]): boolean {
  const elements = nodes.filter((node): node is Element => node.kind === 'element' && node.name !== 'table')
  return elements.some((element) => parts.has(element.name) || hasStrayPart(element.children))
}
