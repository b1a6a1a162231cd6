import type { Value } from '../../markup.ts'

/** What a bound attribute is, as far as the page alone tells; `undefined` where only run time knows. */
export type Bound = (expression: string) => Value | undefined

const setup = /^<script\b(?=[^>]*\ssetup\b)[^>]*>([^]*?)(?:<\/script|$)/i
const comments = /\/\*[^]*?\*\/|^[ \t]*\/\/.*$/gm
const imports = /^[ \t]*import[ \t]+([A-Za-z_$][\w$]*)[ \t]+from[ \t]+(?:'([^'\n]+)'|"([^"\n]+)")/gm
/** Loops and slots have names of their own, which hide those of the script. */
const hiding = /(?:\bv-for|\bv-slot[\w:.-]*|\s#[\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const withBase = /^withBase\(\s*(?:'([^'\\]*)'|"([^"\\]*)"|`([^`\\$]*)`)\s*\)$/

/**
 * Pictures that the `<script setup>` of a VitePress page imports, for `:src="pic"` in its markup. Only plain lines are
 * understood: a page of words is not worth loading a parser of JavaScript.
 * @param scripts raw HTML of the page; what is no such script is passed over
 */
export function setupImports(scripts: readonly string[], page: string): Bound | undefined {
  const codes = scripts.flatMap((it) => setup.exec(it)?.[1]?.replaceAll(comments, '') ?? [])
  if (codes.length === 0) return undefined
  const known = new Map<string, string>()
  for (const code of codes) {
    for (const [, name = '', one, other] of code.matchAll(imports)) known.set(name, one ?? other ?? '')
  }
  for (const [, one, other] of page.matchAll(hiding)) {
    for (const name of (one ?? other ?? '').match(/[A-Za-z_$][\w$]*/g) ?? []) known.delete(name)
  }
  return (expression) => {
    const [, ...literals] = withBase.exec(expression) ?? []
    const address = literals.find((it) => it !== undefined)
    if (address !== undefined) return { kind: 'text', value: address }
    const specifier = known.get(expression)
    return specifier === undefined ? undefined : { kind: 'asset', specifier }
  }
}
