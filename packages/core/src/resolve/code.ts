import type { Resolution } from '../image.ts'

/**
 * `import logo from './assets'` names a module that may hand out any picture: known at run time only, and no missing
 * image. A file without an ending that is an image stays one.
 */
export function exceptCode(resolution: Resolution, specifier: string): Resolution {
  if (resolution.kind !== 'missing' && resolution.kind !== 'unreadable') return resolution
  if (resolution.kind === 'missing' && resolution.outside === true) return resolution
  return namesCode(specifier) ? { kind: 'dynamic', text: specifier } : resolution
}

function namesCode(specifier: string): boolean {
  const name = specifier.replace(/(?!^)[?#].*$/s, '').replace(/^.*[/!]/s, '')
  return !/[^.]\.\w+$/.test(name) || /\.(?:[cm]?[jt]sx?|json|vue|svelte|astro|mdx?)$/i.test(name)
}
