import { html } from '../../packages/core/src/scan/html.ts'
import type { Element, Markup, Parent, Value } from '../../packages/core/src/markup.ts'
import { nearest } from './html-image.ts'
import type { HtmlImage } from './html-image.ts'

export function readHtml(text: string): Markup {
  return html.read(text, { path: 'page.html', components: {} })
}

/** Every image of a page as our scanner sees it. */
export function imagesByScanner(text: string): HtmlImage[] {
  return readHtml(text).images.flatMap((element) => (element.name === 'img' ? [imageOf(element)] : []))
}

function imageOf(element: Element): HtmlImage {
  const chain = ancestorsOf(element).map((it) => [it.name, attributesOf(it).id ?? ''] as const)
  return { ...element.range, attributes: attributesOf(element), ancestors: nearest(chain) }
}

/** Outermost first. */
export function ancestorsOf(element: Element): Element[] {
  const chain: Element[] = []
  for (let it: Parent = element.parent; it.kind === 'element'; it = it.parent) chain.unshift(it)
  return chain
}

export function attributesOf({ attributes }: Element): Record<string, string> {
  return Object.fromEntries(attributes.map(({ name, value }) => [name, textOf(value)]))
}

function textOf(value: Value): string {
  if (value.kind === 'text') return value.value
  return value.kind === 'dynamic' ? value.text : ''
}
