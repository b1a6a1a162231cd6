import type { ImageSource } from '../occurrence.ts'
import { decoded, endingOf, parseAddress } from './address.ts'
import { fold } from './fold.ts'

/** What an image is called by its address: evidence, not proof. */
export interface PictureName {
  /** The words of the file's name, folded: `Floor-Plan_2x.png` has `floor`, `plan`, `2`, `x`. */
  readonly tokens: readonly string[]
  /** Those without numbers, sizes, versions. */
  readonly content: readonly string[]
  /** The file's name without its ending, folded. */
  readonly stem: string
  readonly ending: string
  /** The names of the folders, folded, outermost first. */
  readonly folders: readonly string[]
  readonly host: string
  readonly query: string
  /** The words of the host's parts, of the folders and of the file. */
  readonly everything: readonly string[]
}

const none: PictureName = {
  tokens: [],
  content: [],
  stem: '',
  ending: '',
  folders: [],
  host: '',
  query: '',
  everything: [],
}

export function pictureName(source: ImageSource): PictureName {
  switch (source.kind) {
    case 'address':
      return source.value.startsWith('data:') ? none : named(source.value)
    case 'asset':
      return named(source.specifier)
    case 'dynamic':
      return byExpression(source.text)
    case 'none':
      return none
    default:
      return source satisfies never
  }
}

function named(text: string): PictureName {
  const address = parseAddress(innerAddress(text))
  const file = address.segments.at(-1) ?? ''
  const ending = endingOf(file)
  // A build's hash: `kiln.3f9a2c1b.png`.
  const bare = file.replace(/\.[a-z\d]{2,5}$/i, '').replace(/\.[0-9a-f]{8,}$/i, '')
  const tokens = tokensOf(bare)
  const { host, query } = address
  const folders = address.segments.slice(0, -1).map(fold)
  const everything = [...(host === '' ? [] : tokensOf(host)), ...folders.flatMap(tokensOf), ...tokens]
  return { tokens, content: contentOf(tokens), stem: fold(bare), ending, folders, host, query, everything }
}

/** `user.avatarUrl` is known to be an avatar, if nothing else. */
function byExpression(text: string): PictureName {
  const tokens = tokensOf(/[\w$.?\s]*$/.exec(text.slice(0, 200).trim())?.[0] ?? '').slice(-4)
  return { ...none, tokens, content: contentOf(tokens), everything: tokens }
}

/** Image proxies carry the real address: `/_next/image?url=%2Fa.png&w=640`. */
function innerAddress(text: string): string {
  if (!text.includes('=')) return text
  const inner = /[?&](?:url|src|image|img|file)=([^&#]+)/.exec(text.slice(0, 4096))?.[1]
  const address = inner === undefined ? '' : decoded(inner)
  return /\.[a-z]{3,4}(?:$|[?#])/i.test(address) ? address : text
}

/** Words of a name: parted by signs, by a change of case, by a change to digits. */
export function tokensOf(name: string): string[] {
  // As nearly all are written: nothing to fold, and no case that changes.
  if (/^[ -@[-~]*$/.test(name)) return name.match(/[a-z]+|\d+/g) ?? []
  return (
    fold(name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')).match(
      /\p{L}+|\p{N}+/gu,
    ) ?? []
  )
}

const photoEndings = new Set(['jpg', 'jpeg', 'jfif', 'heic'])

/** Formats that cameras write: weak words in such a name describe what is in the picture, not what the picture is. */
export function isPhoto({ ending }: PictureName): boolean {
  return photoEndings.has(ending)
}

const noise = new Set(
  'v ver version final draft copy new old dark light small large big thumb thumbnail hi lo hires lores res web rev page p pg fig figure bild image img en de fr es it pt nl x k px hd orig original full min max crop cropped'.split(
    ' ',
  ),
)

function contentOf(tokens: readonly string[]): string[] {
  return tokens.filter((token) => /\p{L}/u.test(token) && !noise.has(token))
}
