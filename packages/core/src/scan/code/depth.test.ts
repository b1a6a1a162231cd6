import { expect, test } from 'vitest'
import { tooDeepAt } from './depth.ts'

const n = 5000
const rows: Record<string, string> = {
  parentheses: '('.repeat(n) + '1' + ')'.repeat(n),
  'parentheses around closers in strings': `[")",`.repeat(n),
  arrays: 'x = ' + '['.repeat(n),
  'arrays that strings seem to close': '["]",'.repeat(n),
  blocks: '{'.repeat(n),
  templates: '`${'.repeat(n),
  elements: '<a>'.repeat(n),
  'elements that are closed': '<a>'.repeat(n) + '</a>'.repeat(n),
  'elements in braces': '<a>{x && '.repeat(n),
  'elements after an apostrophe': `<a>'{["]",`.repeat(n),
  ternaries: 'x = ' + 'a ? b : '.repeat(n) + 'c',
  arrows: 'x = ' + 'a => '.repeat(n) + 'a',
  'arrows over lines': 'x = ' + 'a =>\n'.repeat(n) + 'a',
  assignments: 'a = '.repeat(n) + 'a',
  negations: 'x = ' + '!'.repeat(n) + 'a',
  'negations over lines': 'x = ' + '!\n'.repeat(n) + 'a',
  typeofs: 'x = ' + 'typeof '.repeat(n) + 'a',
  'typeofs over lines': 'x = ' + 'typeof\n'.repeat(n) + 'a',
  news: 'x = ' + 'new '.repeat(n) + 'a',
  'else ifs': 'if (a) {} else '.repeat(n) + '{}',
  'nested ifs': 'if (a) '.repeat(n) + ';',
  'nested fors': 'for (;;) '.repeat(n) + ';',
  dos: 'do '.repeat(n) + ';',
  labels: Array.from({ length: n }, (_, index) => `l${index}: `).join('') + ';',
  generics: 'x = f<' + 'A<'.repeat(n),
  'conditional types': 'type A = ' + 'A extends B ? C : '.repeat(n) + 'D',
  'function types': 'type A = ' + '() => '.repeat(n) + 'A',
}

test.each(Object.entries(rows))('%s are refused before the parser sees them', (_, code) => {
  expect(tooDeepAt(code)).toBeTypeOf('number')
})

test.each([
  ['a thousand statements without semicolons', 'const a = b => c ? d : e\n'.repeat(1000)],
  ['assignments line by line', 'exports.a = b\n'.repeat(1000)],
  ['comparisons in loops', 'for (let i = 0; i < n; i++) { if (a < b && c > d) f(); }\n'.repeat(1000)],
  ['a list of functions', `[${'() => ({ a: 1 }),'.repeat(2000)}]`],
  ['sibling elements', `<div>${"<p>it's {a} (b</p>".repeat(2000)}</div>`],
  ['text with brackets', `<p>${':( '.repeat(2000)}</p>`],
  ['regular expressions', 'x.replace(/[({[<]/g, "")\n'.repeat(2000)],
  ['generic calls', 'useState<Map<string, Array<number>>>()\n'.repeat(2000)],
  ['an if after an if', 'if (a) b()\nif (c) d()\n'.repeat(1000)],
  ['a long sum', `x = ${'a + '.repeat(5000)}a`],
  ['a long chain', `x${'.a()'.repeat(5000)}`],
  ['a switch', `switch (a) {${'case 1: b(); break;'.repeat(2000)}}`],
  ['an object', `x = {${'a: b ? c : d, '.repeat(3000)}}`],
])('%s is not deep', (_, code) => {
  expect(tooDeepAt(code)).toBeUndefined()
})
