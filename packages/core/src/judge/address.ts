/** An address in its parts, decoded as far as it can be. */
export interface Address {
  /** Lower case, without the colon; empty in a relative address. */
  readonly scheme: string
  readonly host: string
  /** Pieces of the path between slashes, empty ones left out. */
  readonly segments: readonly string[]
  readonly query: string
  readonly fragment: string
}

/** Longer addresses are data, or hostile. */
const longest = 4096

const form = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is

export function parseAddress(text: string): Address {
  const [, scheme, host, path, query, fragment] = form.exec(text.trim().slice(0, longest)) ?? []
  return {
    scheme: scheme?.toLowerCase() ?? '',
    host: host?.toLowerCase().replace(/^[^@]*@|:\d+$/g, '') ?? '',
    segments: segmentsOf(path ?? ''),
    query: query ?? '',
    fragment: decoded(fragment ?? ''),
  }
}

function segmentsOf(path: string): string[] {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment !== '' && segment !== '.' && segment !== '..') segments.push(decoded(segment))
  }
  return segments
}

export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray % stands for itself.
    return text
  }
}

const pictureEnding = /\.(?:jpe?g|jfif|png|apng|gif|webp|avif|svg|bmp|tiff?|heic)$/i

/** Whether an address is that of a picture itself, not of a page about it (`/wiki/File:Dome.jpg`). */
export function isPicture(address: string): boolean {
  const { scheme, segments } = parseAddress(address)
  const last = segments.at(-1) ?? ''
  return (scheme === '' || scheme.startsWith('http')) && pictureEnding.test(last) && !/^\p{L}+:/u.test(last)
}

/** The ending of a file name, lower case; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([a-z\d]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** What a shell or a script writes for the path that a site is served under. */
const placeholder = /^%(?:BASE_URL|PUBLIC_URL)%\/?/

/** An address of this site without the path that the site is served under. @param base `/` or `/sub/` */
export function belowBase(address: string, base = '/'): string {
  const prefix = `/${base.replaceAll(/^[./]+|\/+$/g, '')}`
  if (prefix === '/' || !`${address}/`.startsWith(`${prefix}/`)) return address.replace(placeholder, '/')
  return `/${address.slice(prefix.length + 1)}`
}
