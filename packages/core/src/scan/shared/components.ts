import type { ComponentTable, ImageComponent } from '../../component-table.ts'

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
}

/** Where a local name was imported from: `next/image#default`. */
export type ImportTable = ReadonlyMap<string, { readonly module: string; readonly name: string }>

/** The image that a component is, if it is one: by what the user names first, then by import. */
export function componentOf(name: string, imports: ImportTable, table: ComponentTable): ImageComponent | undefined {
  const imported = imports.get(name)
  if (imported !== undefined) {
    const key = `${imported.module}#${imported.name}`
    const known = ownValue(table, key) ?? ownValue(knownComponents, key)
    if (known !== undefined) return known
  }
  return ownValue(table, name)
}

function ownValue(table: ComponentTable, key: string): ImageComponent | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
