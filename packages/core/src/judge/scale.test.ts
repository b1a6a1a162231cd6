import { describe, expect, test } from 'vitest'
import type { Markup, Node, Parent } from '../markup.ts'
import { LineIndex } from '../offsets.ts'
import { html } from '../scan/html.ts'
import { judge } from './index.ts'

const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

/** Pages of one shape with any number of images. */
const shapes: Readonly<Record<string, (count: number) => string>> = {
  'flat, with words': (count) => repeat(count, (index) => `<img src="p${index}.jpg"> some words, number ${index} `),
  'one paragraph': (count) => `<p>${repeat(count, (index) => `<img src="i/a${index}.svg" width="16"> `)}</p>`,
  'one link without words': (count) => `<a href="/x">${repeat(count, (index) => `<img src="a${index}.svg">`)}</a>`,
  'one long label': (count) =>
    `<p id="k">${'w '.repeat(5000)}</p><button aria-labelledby="k">${repeat(count, () => '<img src="a.svg">')}</button>`,
  'one rating': (count) => `<p>${repeat(count, () => '<img src="star.svg">')}</p>`,
  'one figure': (count) => `<figure>${repeat(count, (index) => `<img src="c${index}-chart.png">`)}</figure>`,
  'a heading each': (count) => repeat(count, (index) => `<h2>H ${index}</h2><img src="a${index}.png">`),
  'a bullet each': (count) =>
    `<ul>${repeat(count, (index) => `<li><img src="t.svg" width="16"> item ${index}</li>`)}</ul>`,
  'a link to one page each': (count) => repeat(count, (index) => `<a href="/same"><img src="a${index}.svg"></a>`),
  'a place each': (count) =>
    `<map>${repeat(count, (index) => `<area href="#s${index}">`)}</map>${repeat(count, (index) => `<i id="s${index}"></i>`)}`,
  'a labelled image button each': (count) =>
    repeat(count, (index) => `<input type="image" id="b${index}" src="b.png">`),
  'below 10,000 elements': (count) =>
    `${'<div>'.repeat(10_000)}${repeat(count, (index) => `<img src="a${index}.jpg">`)}`,
}

function judgedPage(text: string, watch: (markup: Markup) => void = () => {}): { count: number; time: number } {
  const source = { path: 'page.html', language: 'html', text } as const
  const markup = html.read(text, { path: source.path, components: {} })
  watch(markup)
  const lines = new LineIndex(text)
  const start = performance.now()
  const count = judge(markup, { source, lines, shift: 0 }).length
  return { count, time: performance.now() - start }
}

/** How many nodes are looked at to judge a page: every read of any list of children counts, `indexOf` and `map` too. */
function readsOf(text: string): number {
  let reads = 0
  const watched = (children: Node[]): Node[] =>
    new Proxy(children, {
      get(target, key, receiver) {
        if (typeof key === 'string' && key !== 'length') reads++
        return Reflect.get(target, key, receiver) as unknown
      },
    })
  judgedPage(text, ({ root }) => {
    const pending: Parent[] = [root]
    for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
      for (const child of parent.children) if (child.kind === 'element') pending.push(child)
      Object.assign(parent, { children: watched(parent.children) })
    }
  })
  return reads
}

describe('nodes looked at grow with the number of images, not with its square', () => {
  test.each(Object.keys(shapes))('%s', (name) => {
    const shape = shapes[name] as (count: number) => string
    const none = readsOf(shape(1))
    const some = readsOf(shape(1000)) - none
    const more = readsOf(shape(4000)) - none
    // Four times the images. Sixteen times the reads would be the square.
    expect(more / some).toBeLessThan(4.5)
  })
})

test.each(['flat, with words', 'one paragraph', 'below 10,000 elements'])('time for 100,000 images: %s', (name) => {
  const shape = shapes[name] as (count: number) => string
  judgedPage(shape(1000))
  const some = judgedPage(shape(10_000))
  const more = judgedPage(shape(100_000))
  expect(more.count).toBe(100_000)
  // Ten times the images; collectors and other processes take their share. The square would be a hundred.
  expect(more.time / Math.max(some.time, 100)).toBeLessThan(40)
})
