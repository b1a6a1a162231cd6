import type { Resolution } from '../image.ts'

/**
 * `sprite.svg#cart` shows one picture of many: words for the whole file would be wrong for it, so it counts as known at
 * run time only. A fragment that names nothing in the file changes nothing:
 * https://www.w3.org/TR/SVG2/linking.html#SVGFragmentIdentifiers
 */
export function exceptPart(resolution: Resolution, fragment: string, text: string): Resolution {
  if (fragment === '' || resolution.kind !== 'file' || resolution.image.mediaType !== 'image/svg+xml') return resolution
  const names = resolution.image.read().toString('utf8')
  const isPart =
    fragment.startsWith('svgView(') || names.includes(`id="${fragment}"`) || names.includes(`id='${fragment}'`)
  return isPart ? { kind: 'dynamic', text } : resolution
}
