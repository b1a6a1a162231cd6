import type { Seen } from '../seen.ts'

/** Words in a file's name that tell one version of a picture from another, not one picture from another. */
const versions = new Set(
  'dark light darkmode lightmode night day black white inverted invert color colour mono xs sm md lg xl xxl small medium large mobile desktop tablet retina thumb thumbnail preview full hd 1x 2x 3x 4x'.split(
    ' ',
  ),
)

/** Whether it is known which picture it is. */
export function isKnown({ occurrence: { source } }: Seen): boolean {
  return source.kind === 'address' || source.kind === 'asset'
}

/** Whether two images are one picture: the same bytes, or themes, sizes and formats of one. */
export function isSamePicture(one: Seen, other: Seen): boolean {
  const hash = hashOf(one)
  if (hash !== undefined && hash === hashOf(other)) return true
  const [name, another] = [addressOf(one), addressOf(other)]
  return name === another || (!name.startsWith('data:') && nameOf(name) !== '' && nameOf(name) === nameOf(another))
}

function hashOf({ resolution }: Seen): string | undefined {
  return resolution.kind === 'file' ? resolution.image.hash : undefined
}

function addressOf({ occurrence: { source } }: Seen): string {
  return source.kind === 'address' ? source.value : source.kind === 'asset' ? source.specifier : ''
}

function nameOf(address: string): string {
  return address
    .replace(/[?#].*$/s, '')
    .replace(/\.[a-z\d]{2,5}$/i, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '' && !versions.has(token) && !/^(?:\d{2,4}[wh]|\d+x\d+)$/.test(token))
    .join('/')
}
