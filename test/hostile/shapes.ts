import type { Language } from '@alt-text/core'

/** Texts that no person writes: each repeats something until a parser without a bound breaks on it. */
export type Shape = (n: number) => string

const image = '<img src="a.png"/>'
const around = (open: string, close: string): Shape => {
  return (n) => open.repeat(n) + image + close.repeat(n)
}
const times = (piece: string): Shape => {
  return (n) => piece.repeat(n) + image
}
const each = (piece: (index: number) => string): Shape => {
  return (n) => Array.from({ length: n }, (_, index) => piece(index)).join('')
}

/** Tags and text: for every language that has them. */
const tags: Readonly<Record<string, Shape>> = {
  'nested elements': around('<div>', '</div>'),
  'nested emphasis': around('<b>', '</b>'),
  'elements that are never closed': times('<div>'),
  'emphasis closed in another order': (n) => `${'<b>'.repeat(n)}${image}${'</i>'.repeat(n)}`,
  'links in blocks in links': times('<a href="x"><div>'),
  'links that are never closed': times('<p><a href="x">x</p>'),
  'end tags': times('</div>'),
  'nested lists': times('<ul><li>'),
  'nested tables': times('<table><tr><td>'),
  'nested drawings': times('<svg><foreignObject>'),
  'deep drawings': (n) => `${image}<svg>${'<g>'.repeat(n)}`,
  paragraphs: times('<p>'),
  headings: times('<h1>'),
  comments: times('<!-- x -->'),
  'comments that are never closed': (n) => image + '<!--'.repeat(n),
  'character data': (n) => image + '<![CDATA['.repeat(n),
  'character data outside of drawings': times('<![CDATA[>'),
  scripts: times('<script>x</script>'),
  'scripts that are never closed': (n) => image + '<script>'.repeat(n),
  'scripts in comments in scripts': times('<script><!--<script></script>--></script>'),
  'scripts in comments that are never closed': (n) => image + '<script><!--<script></script>'.repeat(n),
  templates: times('<template>'),
  selects: times('<select><option>'),
  'less-than signs': (n) => image + '<'.repeat(n * 10),
  'less-than signs and spaces': (n) => image + '< '.repeat(n * 5),
  ampersands: (n) => image + '&'.repeat(n * 10),
  references: times('&amp;'),
  'attributes with many names': (n) => `<img ${each((index) => `a${index}="x" `)(n)}>`,
  'attributes with one name': (n) => `<img ${'a="x" '.repeat(n)}>`,
  'a long attribute': (n) => `<img src="a.png" title="${'x'.repeat(n * 10)}">`,
  'a long name': (n) => `<img ${'x'.repeat(n * 10)}>`,
  'a quote that is never closed': (n) => `${image}<img title="${'x '.repeat(n)}`,
  'tags with a quote that is never closed': (n) => image + '<img title="'.repeat(n),
  'tags that are never closed': (n) => image + '<img '.repeat(n),
  images: (n) => image.repeat(n),
  'images of one link': (n) => `<a href="x">${image.repeat(n)}</a>`,
  'images of one figure': (n) => `<figure>${image.repeat(n)}<figcaption>x</figcaption></figure>`,
  'images in words': times('word <img src="b.png"/> '),
  'images with labels': (n) => `<p id="l">x</p>${'<img src="a.png" aria-labelledby="l l l"/>'.repeat(n)}`,
  'an image with many labels': (n) => `<p id="l">x</p><img src="a.png" aria-labelledby="${'l '.repeat(n)}"/>`,
  'a ring of labels': each((index) => `<img id="i${index}" src="a.png" aria-labelledby="i${index + 1}"/>`),
  'images under headings': (n) => `<h2>x</h2>${image}`.repeat(n),
  'links to one page': (n) => `<a href="x">${image}</a>`.repeat(n),
  'one line': (n) => `${image}${'word '.repeat(n * 10)}${image}`,
  lines: (n) => `${'word\n'.repeat(n)}${image}`,
  'carriage returns': (n) => `${'\r'.repeat(n)}${image}\r`,
  spaces: (n) => `${' '.repeat(n * 10)}${image}${' '.repeat(n * 10)}`,
  nulls: (n) => `${image}${'\0'.repeat(n)}`,
  'byte order marks': (n) => '\uFEFF'.repeat(n) + image,
}

const brackets: Readonly<Record<string, Shape>> = {
  'square brackets': (n) => image + '['.repeat(n),
  parentheses: (n) => image + '('.repeat(n),
  braces: (n) => image + '{'.repeat(n),
  'closed braces': around('{', '}'),
  'double braces': (n) => image + '{{'.repeat(n),
  'template tags': times('{{ x }}'),
  'template tags that are never closed': (n) => image + '{% '.repeat(n),
  'back ticks': (n) => image + '`'.repeat(n),
  quotes: (n) => image + `"'`.repeat(n),
}

const marked: Readonly<Record<string, Shape>> = {
  quotes: (n) => `${'>'.repeat(n)}![](a.png)`,
  'quotes with spaces': (n) => `${'> '.repeat(n)}![](a.png)`,
  'quotes line by line': (n) => each((index) => `${'>'.repeat(index % 200)} a\n`)(n) + '![](a.png)',
  'nested lists': (n) => `${'- '.repeat(n)}![](a.png)`,
  'numbered lists': (n) => `${'1. '.repeat(n)}![](a.png)`,
  'lists line by line': (n) => each((index) => `${' '.repeat(2 * (index % 400))}- a\n`)(n) + '![](a.png)',
  asterisks: (n) => '*'.repeat(n) + '![](a.png)',
  'emphasis opened': (n) => '*a '.repeat(n) + '![](a.png)',
  'emphasis of two kinds': (n) => '*a _b '.repeat(n) + '![](a.png)',
  'emphasis closed': (n) => 'a* '.repeat(n) + '![](a.png)',
  'nested emphasis': (n) => '*a **b '.repeat(n) + 'x' + '** *'.repeat(n) + '![](a.png)',
  underscores: (n) => '_'.repeat(n) + '![](a.png)',
  tildes: (n) => '~~a '.repeat(n) + '![](a.png)',
  'opening brackets': (n) => '['.repeat(n) + '![](a.png)',
  'images opened': (n) => '!['.repeat(n) + '![](a.png)',
  'images in images': (n) => '!['.repeat(n) + 'x' + '](a.png)'.repeat(n),
  'links in images': (n) => '![[x](a)'.repeat(n) + '](b)'.repeat(n),
  'targets opened': (n) => '![]('.repeat(n),
  'targets in parentheses': (n) => `![](${'('.repeat(n)}`,
  'titles opened': (n) => '![](a "'.repeat(n),
  'closing brackets': (n) => '![](a.png)' + ']'.repeat(n),
  'back ticks': (n) => each((index) => '`'.repeat((index % 300) + 1) + ' ')(n) + '![](a.png)',
  definitions: (n) => '![][r1]\n\n' + each((index) => `[r${index}]: a.png\n`)(n),
  references: (n) => '![][r] '.repeat(n) + '\n\n[r]: a.png\n',
  'references without a definition': (n) => '![][r] '.repeat(n),
  'words in brackets': (n) => '[r] '.repeat(n) + '\n\n![][r]\n\n[r]: a.png\n',
  footnotes: (n) => each((index) => `[^${index}] `)(n) + '\n\n' + each((index) => `[^${index}]: ![](a.png)\n`)(n),
  'footnotes in footnotes': (n) => each((index) => `[^${index}]: [^${index + 1}] ![](a.png)\n`)(n),
  'a wide table': (n) => `|${'a|'.repeat(n)}\n|${'-|'.repeat(n)}\n|![](a.png)|`,
  'a table without cells': (n) => `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n${'|\n'.repeat(n)}![](a.png)`,
  'a long table': (n) => '|a|\n|-|\n' + '|![](a.png)|\n'.repeat(n),
  paragraphs: (n) => '![](a.png)\n\n'.repeat(n),
  'images in one paragraph': (n) => '![](a.png) '.repeat(n),
  'hard breaks': (n) => '![](a.png)\\\n'.repeat(n),
  headings: (n) => '# ![](a.png)\n'.repeat(n),
  'setext underlines': (n) => 'a\n' + '='.repeat(n) + '\n![](a.png)',
  fences: (n) => '```\n'.repeat(n) + '\n![](a.png)',
  'html blocks': (n) => '<div>\n\n![](a.png)\n\n'.repeat(n),
  'html in lines': (n) => 'a <b>x</b> '.repeat(n) + '![](a.png)',
  'html in quotes': (n) => '> <div>\n' + '> <img src="a.png">\n'.repeat(n),
  'entities in addresses': (n) => `![](${'&amp;'.repeat(n)})`,
  'front matter that is never closed': (n) => '---\n' + 'a: b\n'.repeat(n) + '![](a.png)',
  'front matter': (n) => '---\n' + each((index) => `a${index}: b\n`)(n) + '---\n![](a.png)',
  escapes: (n) => '\\'.repeat(n) + '![](a.png)',
  addresses: (n) => 'https://x.example/ '.repeat(n) + '![](a.png)',
  'at signs': (n) => 'a@'.repeat(n) + '![](a.png)',
}

/** Expressions, statements and types, each around or before one image. */
const code: Readonly<Record<string, Shape>> = {
  parentheses: (n) => `x = ${'('.repeat(n)}1${')'.repeat(n)}`,
  'parentheses that are never closed': (n) => `x = ${'('.repeat(n)}`,
  'closing parentheses': (n) => `x = ${')'.repeat(n)}`,
  'parentheses around closers in strings': (n) => `[")",`.repeat(n),
  arrays: (n) => `x = ${'['.repeat(n)}${']'.repeat(n)}`,
  objects: (n) => `x = ${'{a:'.repeat(n)}1${'}'.repeat(n)}`,
  blocks: (n) => '{'.repeat(n) + '}'.repeat(n),
  functions: (n) => 'function a() {'.repeat(n) + '}'.repeat(n),
  classes: (n) => 'class A { b() {'.repeat(n) + '}}'.repeat(n),
  calls: (n) => `x = ${'f('.repeat(n)}${')'.repeat(n)}`,
  'calls of calls': (n) => `x = f${'()'.repeat(n)}`,
  members: (n) => `x = a${'.b'.repeat(n)}`,
  'computed members': (n) => `x = a${'[b]'.repeat(n)}`,
  'optional members': (n) => `x = a${'?.b'.repeat(n)}`,
  'tagged templates': (n) => `x = a${'``'.repeat(n)}`,
  templates: (n) => `x = ${'`${'.repeat(n)}1${'}`'.repeat(n)}`,
  sums: (n) => `x = ${'a + '.repeat(n)}a`,
  powers: (n) => `x = ${'a ** '.repeat(n)}a`,
  'logical chains': (n) => `x = ${'a && '.repeat(n)}a`,
  'nullish chains': (n) => `x = ${'a ?? '.repeat(n)}a`,
  commas: (n) => `x = (${'a, '.repeat(n)}a)`,
  comparisons: (n) => `x = ${'a < '.repeat(n)}a`,
  ternaries: (n) => `x = ${'a ? b : '.repeat(n)}c`,
  'ternaries within': (n) => `x = ${'a ? '.repeat(n)}b${' : c'.repeat(n)}`,
  arrows: (n) => `x = ${'a => '.repeat(n)}a`,
  'arrows with parentheses': (n) => `x = ${'(a) => '.repeat(n)}a`,
  'async arrows': (n) => `x = ${'async (a = '.repeat(n)}1${') => 1'.repeat(n)}`,
  'defaults in arrows': (n) => `x = ${'(a = '.repeat(n)}1${') => 1'.repeat(n)}`,
  assignments: (n) => `${'a = '.repeat(n)}a`,
  'compound assignments': (n) => `${'a += '.repeat(n)}a`,
  destructuring: (n) => `let ${'{a:'.repeat(n)}b${'}'.repeat(n)} = c`,
  'array patterns': (n) => `let ${'['.repeat(n)}b${']'.repeat(n)} = c`,
  negations: (n) => `x = ${'!'.repeat(n)}a`,
  minuses: (n) => `x = ${'- '.repeat(n)}a`,
  'typeof chains': (n) => `x = ${'typeof '.repeat(n)}a`,
  awaits: (n) => `x = ${'await '.repeat(n)}a`,
  yields: (n) => `function* f() { ${'yield '.repeat(n)}a }`,
  news: (n) => `x = ${'new '.repeat(n)}A`,
  spreads: (n) => `x = ${'[...'.repeat(n)}a${']'.repeat(n)}`,
  imports: (n) => `x = ${'import('.repeat(n)}a${')'.repeat(n)}`,
  'else ifs': (n) => `${'if (a) {} else '.repeat(n)}{}`,
  ifs: (n) => `${'if (a) '.repeat(n)};`,
  fors: (n) => `${'for (;;) '.repeat(n)};`,
  whiles: (n) => `${'while (a) '.repeat(n)};`,
  dos: (n) => `${'do '.repeat(n)};`,
  withs: (n) => `${'try { '.repeat(n)}${'} finally {}'.repeat(n)}`,
  switches: (n) => `${'switch (a) { case 1: '.repeat(n)}${'}'.repeat(n)}`,
  labels: (n) => `${each((index) => `l${index}: `)(n)};`,
  'regular expressions': (n) => `x = /${'('.repeat(n)}/`,
  'regular expressions in a row': (n) => `x = ${'/a/ / '.repeat(n)}1`,
  'slashes after conditions': (n) => `if (a) ${'/('.repeat(n)}`,
  statements: (n) => 'a;\n'.repeat(n),
  'statements without semicolons': (n) => 'a()\n'.repeat(n),
  'long strings': (n) => `x = "${'a'.repeat(n * 10)}"`,
  'strings that are never closed': (n) => `x = "${'a\n"'.repeat(n)}`,
  comments: (n) => '/* x */'.repeat(n),
  'decorated classes': (n) => `${'@a '.repeat(n)}class A {}`,
}

const types: Readonly<Record<string, Shape>> = {
  generics: (n) => `let x: ${'A<'.repeat(n)}B${'>'.repeat(n)}`,
  'generic calls': (n) => `x = f<${'A<'.repeat(n)}B${'>'.repeat(n)}>()`,
  'array types': (n) => `let x: A${'[]'.repeat(n)}`,
  'types in parentheses': (n) => `let x: ${'('.repeat(n)}A${')'.repeat(n)}`,
  'tuple types': (n) => `let x: ${'['.repeat(n)}A${']'.repeat(n)}`,
  'object types': (n) => `let x: ${'{a:'.repeat(n)}A${'}'.repeat(n)}`,
  unions: (n) => `let x: ${'A | '.repeat(n)}B`,
  intersections: (n) => `let x: ${'A & '.repeat(n)}B`,
  'function types': (n) => `type A = ${'() => '.repeat(n)}B`,
  'generic function types': (n) => `type A = ${'<T>() => '.repeat(n)}B`,
  'conditional types': (n) => `type A = ${'A extends B ? C : '.repeat(n)}D`,
  'indexed types': (n) => `type A = B${"['a']".repeat(n)}`,
  'keyof chains': (n) => `type A = ${'keyof '.repeat(n)}B`,
  'template types': (n) => `type A = ${'`${'.repeat(n)}B${'}`'.repeat(n)}`,
  'infer chains': (n) => `type A = B extends ${'(infer C extends '.repeat(n)}D${')'.repeat(n)} ? 1 : 2`,
  assertions: (n) => `x = ${'a as '.repeat(1)}${'A as '.repeat(n)}B`,
  'non-null marks': (n) => `x = a${'!'.repeat(n)}`,
  'angle assertions': (n) => `x = ${'<A>'.repeat(n)}b`,
  namespaces: (n) => 'namespace A {'.repeat(n) + '}'.repeat(n),
  'dotted namespaces': (n) => `namespace A${'.B'.repeat(n)} {}`,
}

const elements: Readonly<Record<string, Shape>> = {
  'nested elements': (n) => `x = ${'<a>'.repeat(n)}${'</a>'.repeat(n)}`,
  'elements that are never closed': (n) => `x = ${'<a>'.repeat(n)}`,
  'elements in braces': (n) => `x = ${'<a>{x && '.repeat(n)}<b/>${'}</a>'.repeat(n)}`,
  'elements in arrows': (n) => `x = ${'<a>{x.map(() => '.repeat(n)}<b/>${')}</a>'.repeat(n)}`,
  'elements in attributes': (n) => `x = ${'<a b={'.repeat(n)}1${'}/>'.repeat(n)}`,
  'elements as attributes': (n) => `x = ${'<a b='.repeat(n)}"c"${'/>'.repeat(n)}`,
  'elements after an apostrophe': (n) => `x = ${`<a>'{["]",`.repeat(n)}`,
  fragments: (n) => `x = ${'<>'.repeat(n)}${'</>'.repeat(n)}`,
  'member names': (n) => `x = <a${'.b'.repeat(n)}/>`,
  'sibling elements': (n) => `x = <>${'<img src="a.png"/>'.repeat(n)}</>`,
  attributes: (n) => `x = <img ${each((index) => `a${index}={1} `)(n)}/>`,
  'spread attributes': (n) => `x = <img ${'{...a} '.repeat(n)}/>`,
  'comments in braces': (n) => `x = <>${'{/* x */}'.repeat(n)}</>`,
  'constants of constants': (n) =>
    `const c0 = "a"\n${each((index) => `const c${index + 1} = c${index} + c${index}\n`)(n)}x = <img src={c${n}}/>`,
  'imports of images': (n) => `${each((index) => `import i${index} from "./a.png"\n`)(n)}x = <img src={i0}/>`,
  'attributes with one expression': (n) =>
    `const a = ${'"x" + '.repeat(200)}"y"\nx = <>${'<img src={a}/>'.repeat(n)}</>`,
}

const last = 'y = <img src="a.png"/>'
/** Code ends with an image, so that it is looked at. */
const withImage = (shapes: Readonly<Record<string, Shape>>): Record<string, Shape> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, (n: number) => `${shape(n)}\n;${last}`]))

const inside = (shapes: Readonly<Record<string, Shape>>, wrap: (text: string) => string): Record<string, Shape> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, (n: number) => wrap(shape(n))]))

const named = (prefix: string, shapes: Readonly<Record<string, Shape>>): Record<string, Shape> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [`${prefix}: ${name}`, shape]))

const expressions = inside(code, (text) => text.replace(/^x = /, ''))
const vue = (text: string) => `<template><main>${text}</main></template>`

export const shapes: Readonly<Record<Language, Readonly<Record<string, Shape>>>> = {
  html: { ...tags, ...brackets },
  markdown: { ...named('tags', { ...tags, ...brackets }), ...marked },
  mdx: {
    ...named('tags', { ...tags, ...brackets }),
    ...marked,
    ...named(
      'expression',
      inside(expressions, (text) => `${image}\n\n{${text}}`),
    ),
    ...named(
      'module',
      inside({ ...code, ...elements }, (text) => `export const q = 1; ${text}\n\n${image}`),
    ),
  },
  jsx: {
    ...withImage({ ...code, ...elements, ...types }),
    ...named(
      'text',
      inside({ ...tags, ...brackets }, (text) => `x = <main>${text}</main>`),
    ),
  },
  vue: {
    ...named('tags', inside({ ...tags, ...brackets }, vue)),
    ...named(
      'bound',
      inside(expressions, (text) => vue(`<img :src="${text.replaceAll('"', "'")}">`)),
    ),
    ...named(
      'script',
      inside({ ...code, ...types }, (text) => `<script setup lang="ts">${text}</script>${vue(image)}`),
    ),
    'blocks of a file': (n) => '<x></x>'.repeat(n) + vue(image),
    'nested templates': (n) => `<template>${'<template>'.repeat(n)}${image}${'</template>'.repeat(n)}</template>`,
  },
  svelte: {
    ...named('tags', { ...tags, ...brackets }),
    ...named(
      'expression',
      inside(expressions, (text) => `${image}{${text}}`),
    ),
    ...named(
      'script',
      inside({ ...code, ...types }, (text) => `<script lang="ts">${text}</script>${image}`),
    ),
    'if blocks': (n) => '{#if a}'.repeat(n) + image + '{/if}'.repeat(n),
    'else if blocks': (n) => '{#if a}' + '{:else if a}'.repeat(n) + image + '{/if}',
    'each blocks': (n) => '{#each a as b}'.repeat(n) + image + '{/each}'.repeat(n),
  },
  astro: {
    ...named('tags', { ...tags, ...brackets }),
    ...named(
      'expression',
      inside({ ...expressions, ...elements }, (text) => `${image}{${text.replace(/^x = /, '')}}`),
    ),
    ...named(
      'script',
      inside({ ...code, ...types }, (text) => `---\n${text}\n---\n${image}`),
    ),
  },
}
