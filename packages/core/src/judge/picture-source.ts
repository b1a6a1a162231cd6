import type { Element } from '../markup.ts'
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
      return value.value.trim() === '' ? { kind: 'none' } : { kind: 'address', value: value.value }
    case 'asset':
      return { kind: 'asset', specifier: value.specifier }
    case 'dynamic':
      return { kind: 'dynamic', text: value.text }
    default:
      // A spread may bring the source; one that is written is never overlooked.
      return element.spreads.length > 0 ? { kind: 'dynamic', text: '...' } : { kind: 'none' }
  }
}

/** Filled in by a template before anybody sees it: `{{ photo }}`, in Markdown too. */
const templateTag = /\{\{|\{%|<%/

const lazyNames = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy']

/** The picture that a script puts in place of an inline stand-in: the stand-in shows nothing worth a word. */
export function lazyAddress(element: Element, src: string | undefined): string | undefined {
  if (src === undefined || !src.startsWith('data:')) return undefined
  for (const name of lazyNames) {
    const address = textOf(element, name)?.trim()
    if (address) return address
  }
  return undefined
}
