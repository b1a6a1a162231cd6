import type { ComponentTable, ImageComponent } from '../../component-table.ts'
import type { Attribute, Range } from '../../markup.ts'
import type { Imported, Names } from '../code/scope.ts'

const plain: ImageComponent = { src: 'src', alt: 'alt' }

/** Known by their import, never by name alone: an icon set's `Image` is none of these. */
export const knownComponents: ComponentTable = {
  'next/image#default': plain,
  'next/legacy/image#default': plain,
  'next/future/image#default': plain,
  'astro:assets#Image': plain,
  'astro:assets#Picture': plain,
  '@nuxt/image#NuxtImg': plain,
  '@nuxt/image#NuxtPicture': plain,
  '#components#NuxtImg': plain,
  '#components#NuxtPicture': plain,
  '@unpic/react#Image': plain,
  '@unpic/vue#Image': plain,
  '@unpic/svelte#Image': plain,
  '@unpic/astro#Image': plain,
  '@docusaurus/plugin-ideal-image#default': { src: 'img', alt: 'alt' },
  '@theme/IdealImage#default': { src: 'img', alt: 'alt' },
  '@theme/ThemedImage#default': { src: 'sources', alt: 'alt' },
}

/** What Nuxt puts into every template without an import (https://image.nuxt.com): by name, where nothing else has it. */
export const autoImported: ComponentTable = { NuxtImg: plain, NuxtPicture: plain }

/** Where a local name was imported from: `next/image#default`. */
export type ImportTable = Names<Imported>

/** The image that a component is, if it is one: by import first, then by what the user names. */
export function componentOf(name: string, imports: ImportTable, table: ComponentTable): ImageComponent | undefined {
  const key = importKey(name, imports)
  const known = key === undefined ? undefined : (ownValue(table, key) ?? ownValue(knownComponents, key))
  return known ?? ownValue(table, name)
}

/** `next/image#default` for a name that was imported, `@acme/ui#Photo` for `ui.Photo` of a whole module. */
function importKey(name: string, imports: ImportTable): string | undefined {
  const [first = '', member] = name.split('.')
  const imported = imports.get(first)
  if (imported === undefined) return undefined
  const module = imported.module.replace(/\.js$/, '')
  if (member === undefined) return `${module}#${imported.name}`
  return imported.name === '*' ? `${module}#${member}` : undefined
}

export function ownValue(table: ComponentTable, key: string): ImageComponent | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** The neutral name of a component's element. One that is no image must not be taken for the element of the same name. */
export function neutralName(written: string, image: ImageComponent | undefined): string {
  if (image === undefined) return `:${written}`
  return image.as === 'image-button' ? 'input' : (image.as ?? 'img')
}

/** The neutral name of a prop: the two that count, and ARIA's; others stay as written. */
export function propName(written: string, image: ImageComponent | undefined): string {
  if (written === image?.src) return image.as === 'object' ? 'data' : 'src'
  if (written === image?.alt) return 'alt'
  return /^(?:aria-|role$)/i.test(written) ? written.toLowerCase() : written
}

/** What a component's element has without anybody writing it. */
export function impliedAttributes(image: ImageComponent | undefined, range: Range): Attribute[] {
  return image?.as === 'image-button' ? [{ name: 'type', value: { kind: 'text', value: 'image' }, range }] : []
}
