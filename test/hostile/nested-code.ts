import fc from 'fast-check'

/**
 * Code that nests deeper than any parser's stack, with everything around it that may hide an opening bracket
 * from a guard or show it a closing one: strings, comments, regular expressions, templates, text, types.
 */

/** What opens and what closes; `@` is where the next level stands. */
export const expressions = [
  '(@)',
  '[@]',
  '[@, 1]',
  '{ a: @ }',
  'f(@)',
  'new A(@)',
  '!@',
  '-@',
  'typeof @',
  'await @',
  'a ? @ : b',
  'a ? b : @',
  'a => @',
  '(a) => @',
  'async (a) => @',
  '(a = @) => a',
  'a = @',
  'a.b = @',
  'a ??= @',
  '`${@}`',
  'a`${@}`',
  '...@',
  '[...@]',
  'a?.(@)',
  'a?.[@]',
  'import(@)',
  'function () { return @ }',
  'class { a = @ }',
  '<a>{@}</a>',
  '<a b={@} />',
  '<a b=<b>{@}</b> />',
  '<>{@}</>',
  '<a>x@</a>',
  "<a.b c={@}>it's</a.b>",
  'a && @',
  'a || (@)',
  'a + @',
  '(a, @)',
  'a ** @',
  'a < @',
  'a<b>(@)',
  '{ [@]: 1 }',
  '{ a() { return @ } }',
  '{ get a() { return @ } }',
  'yield @',
  'a as b<@>',
  'a instanceof @',
  '(@).b',
  '(@)`x`',
  'delete @',
  'void @',
  'a\n=>\n@',
  'a\n? b\n: @',
  'a/@',
  '1<<@',
  '<T,>(a: T) => @',
  '<T extends A>(a: T) => @',
  '/[(]/.test(@)',
  "f('(', @)",
  '<a b=")" c={@} />',
  '<a>&lt;{@}</a>',
  '<a /* " */ b={@} />',
  "<a // it's\n b={@} />",
  '@ as A',
  '@!',
  '@ satisfies A',
  '(@) ? a : b',
] as const
export const statements = [
  '{ @ }',
  'if (a) @',
  'if (a) {} else @',
  'if (a) { @ }',
  'for (;;) @',
  'for (a of b) { @ }',
  'while (a) @',
  'do @ while (a)',
  'label: @',
  'try { @ } catch {}',
  'try {} finally { @ }',
  'function a() { @ }',
  'class A { a() { @ } }',
  'class A { static { @ } }',
  'switch (a) { case 1: @ }',
  'switch (a) { default: { @ } }',
  '() => { @ }',
  'x = () => { @ }',
  'namespace A { @ }',
  'export default () => { @ }',
  '{} @',
  'if (a) {}\n@',
  'a\n@',
  'with (a) @',
  ';(() => { @ })()',
  'async function* a() { @ }',
  "{}\n/'/.test(a); @",
  'if (a) /"/.test(b); else @',
  'x = "\\\r\n"; @',
] as const
export const types = [
  'A<@>',
  '(@)',
  '[@]',
  '{ a: @ }',
  '@[]',
  'A | @',
  'A & @',
  '() => @',
  '(a: @) => b',
  '<T>() => @',
  'A extends B ? C : @',
  'A extends @ ? B : C',
  'keyof @',
  'readonly @',
  'unique @',
  'A[@]',
  '`${@}`',
  'new () => @',
  '<T extends @>() => a',
  '{ [a in @]: b }',
  'A<B, @>',
  'typeof a<@>',
  '(infer A extends @)',
  'asserts a is @',
  "A<'>', @>",
  '{ a(): @; b: c }',
  '[a: @]',
  '[...@]',
  'abstract new () => @',
] as const

/** What stands between two levels and must change nothing. */
const noise = ['', '', '', ' ', '\n', '/* ) " */', "// it's\n", '/* ` */', '\r\n', '\t'] as const
/** What stands before it all: each has misled a lexer somewhere. */
const before = [
  '',
  'const s = ")]}"\n',
  "const s = 'it\\'s'\n",
  'const r = /["\'`({[]/g\n',
  'const t = `${"`"}`\n',
  'let a = b / c / d\n',
  'if (a) /"/.test(b)\n',
  'const j = <p>it\'s (a) "b" {c}</p>\n',
  'type T<A> = { a: A }\n',
  'const g = <T,>(a: T) => a\n',
  'for (let i = 0; i < 3; i++) f(i<2)\n',
  'x = a < b && c > d\n',
  '}\n',
  ')\n',
  '`\n',
  '"\n',
  "a = 1 /* ' */ / 2\n",
  'x = y\n++z\n',
  '/* ( */\n',
  '#!/bin/x"\n',
  'const u = a ? <b/> : "<"\n',
  'x = a<b;y = c>d;\n',
  'x = 1 << y\n',
  '{}\n/[/]"/;\n',
  'function f() {} /"/g\n',
  "<a>'</a>;\n",
  'x = {} / 2 / "a"\n',
  'x = a++ / 2 / "\'"\n',
  'x = ")" /2/ `(`;\n',
  'x = y\n/a"/g\n',
  'x = <a b=\'"\' c="\'">"</a>;\n',
  'return /"/\n',
  'x = (a) / "b" / c\n',
  'do /"/.test(a); while (0)\n',
] as const
const between = [
  '',
  '',
  '',
  ',',
  ';',
  ' + ',
  '[")"]',
  "['(']",
  '"]"',
  '/]/',
  '`}`',
  '<b/>',
  '/* } */',
  '<i>}</i>',
  "<i>'</i>",
  'a<b,',
] as const

const pick = (list: readonly string[]) => fc.constantFrom(...list)
/** What a parser reads twice takes twice the time with each level: the small ones look for that. */
const depth = fc.constantFrom(28, 30, 50, 72, 120, 400, 700, 1200, 2500, 6000)

function nest(levels: readonly string[], n: number, closed: boolean): string {
  let open = ''
  let close = ''
  for (let index = 0; index < n; index++) {
    const [left = '', right = ''] = (levels[index % levels.length] as string).split('@')
    open += left
    if (closed) close = right + close
  }
  return `${open}a${close}`
}

const nested = (list: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.tuple(pick(noise), pick(list), pick(noise)), { minLength: 1, maxLength: 3 }),
      depth,
      fc.boolean(),
    )
    .map(([levels, n, closed]) =>
      nest(
        levels.map((parts) => parts.join('')),
        n,
        closed,
      ),
    )

/** The same thing again and again, which may or may not nest. */
const repeated = fc
  .tuple(pick([...expressions, ...statements]), pick(between), depth)
  .map(([level, rest, n]) => (level.replace('@', 'a') + rest).repeat(n))

const body = fc.oneof(
  { weight: 4, arbitrary: nested(expressions).map((code) => `x = ${code}`) },
  { weight: 3, arbitrary: nested(statements) },
  { weight: 2, arbitrary: nested(types).map((code) => `type X = ${code}`) },
  { weight: 2, arbitrary: nested([...statements, ...expressions.map((it) => `${it};`)]) },
  { weight: 1, arbitrary: nested(types).map((code) => `x = f<${code}>()`) },
  { weight: 1, arbitrary: nested(expressions).map((code) => `x = <p>it's {${code}}</p>`) },
  { weight: 1, arbitrary: repeated },
)

/** A file, and what it ends in. */
export const nestedCode: fc.Arbitrary<{ text: string; ending: string }> = fc
  .tuple(fc.array(pick(before), { maxLength: 3 }), body, fc.constantFrom('tsx', 'tsx', 'jsx', 'vue'))
  .map(([first, code, ending]) => {
    const script = `${first.join('')}${code}\n;y = <img src={q} />\n`
    return {
      ending,
      text:
        ending === 'vue'
          ? `<script lang="ts">\n${first.join('')}${code}\n</script>\n<template><img :src="q"></template>`
          : script,
    }
  })
