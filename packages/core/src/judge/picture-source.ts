import type { Element, Value } from '../markup.ts'
import type { ImageKind, ImageSource } from '../occurrence.ts'
import { textOf, valueOf } from './attributes.ts'

/** What the markup says the picture is. */
export function sourceOf(element: Element, kind: ImageKind): ImageSource {
  if (kind === 'area' || kind === 'svg' || kind === 'role-img') return { kind: 'none' }
  const value = valueOf(element, kind === 'object' ? 'data' : 'src')
  const lazy = lazyAddress(element, value?.kind === 'text' ? value.value : undefined)
  if (lazy !== undefined) return { kind: 'address', value: lazy }
  switch (value?.kind) {
    case 'text':
      if (templateTag.test(value.value)) return { kind: 'dynamic', text: value.value.trim() }
      return value.value.trim() === '' ? sourceWithout(element) : { kind: 'address', value: value.value }
    case 'asset':
      return { kind: 'asset', specifier: value.specifier }
    case 'dynamic':
      return { kind: 'dynamic', text: value.text }
    default:
      return sourceWithout(element)
  }
}

/** Of an element without a `src`: another attribute may name the picture, and a spread bring the source. */
function sourceWithout(element: Element): ImageSource {
  const candidates = [valueOf(element, 'srcset'), ...pictureSources(element)]
  for (const candidate of candidates) {
    if (candidate?.kind === 'dynamic') return { kind: 'dynamic', text: candidate.text }
    if (candidate?.kind === 'asset') return { kind: 'asset', specifier: candidate.specifier }
    const value = candidate?.kind === 'text' ? firstCandidate(candidate.value) : undefined
    if (value !== undefined) return { kind: 'address', value, from: 'srcset' }
  }
  if (element.spreads.length > 0) return { kind: 'dynamic', text: '...' }
  const lazy = lazyAttribute(element)
  return lazy === undefined ? { kind: 'none' } : { kind: 'address', ...lazy }
}

/** Of the `<source>`s before it in its `<picture>`. */
function pictureSources({ parent }: Element): (Value | undefined)[] {
  if (parent.kind === 'root' || parent.name !== 'picture') return []
  return parent.children.flatMap((it) => (it.kind === 'element' && it.name === 'source' ? [valueOf(it, 'srcset')] : []))
}

/** The address of the first picture that a `srcset` names: https://html.spec.whatwg.org/#parsing-a-srcset-attribute */
function firstCandidate(srcset: string): string | undefined {
  return /^[\s,]*([^\s,](?:\S*[^\s,])?)/.exec(srcset)?.[1]
}

/** Filled in by a template before anybody sees it: `{{ photo }}`, in Markdown too. */
const templateTag = /\{\{|\{%|<%/

const lazyNames = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy']

/** The picture that a script puts in place of an inline stand-in: the stand-in shows nothing worth a word. */
export function lazyAddress(element: Element, src: string | undefined): string | undefined {
  if (src === undefined || !src.startsWith('data:')) return undefined
  return lazyAttribute(element)?.value
}

function lazyAttribute(element: Element): { readonly value: string; readonly from: string } | undefined {
  for (const from of lazyNames) {
    const value = textOf(element, from)?.trim()
    if (value) return { value, from }
  }
  return undefined
}
