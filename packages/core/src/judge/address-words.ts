import { decoded, parseAddress } from './address.ts'
import type { Address } from './address.ts'
import { languageTag } from './locale-path.ts'

/** Names of sites that everyone writes the same way, by their host. */
const brands: Readonly<Record<string, string>> = {
  'npmjs.com': 'npm',
  'github.com': 'GitHub',
  'gitlab.com': 'GitLab',
  'bitbucket.org': 'Bitbucket',
  'pypi.org': 'PyPI',
  'crates.io': 'crates.io',
  'rubygems.org': 'RubyGems',
  'packagist.org': 'Packagist',
  'youtube.com': 'YouTube',
  'youtu.be': 'YouTube',
  'vimeo.com': 'Vimeo',
  'twitter.com': 'Twitter',
  'x.com': 'X',
  'facebook.com': 'Facebook',
  'instagram.com': 'Instagram',
  'linkedin.com': 'LinkedIn',
  'mastodon.social': 'Mastodon',
  'bsky.app': 'Bluesky',
  'discord.gg': 'Discord',
  'discord.com': 'Discord',
  'slack.com': 'Slack',
  'wikipedia.org': 'Wikipedia',
  'patreon.com': 'Patreon',
  'opencollective.com': 'Open Collective',
  'codecov.io': 'Codecov',
  'coveralls.io': 'Coveralls',
  'paypal.com': 'PayPal',
  'tiktok.com': 'TikTok',
  'pinterest.com': 'Pinterest',
  'whatsapp.com': 'WhatsApp',
  'reddit.com': 'Reddit',
}

/** Pieces of addresses that name no page. */
const empty = new Set(
  'index default home page pages posts post p view node id item items detail details show wp html htm www public static watch embed user users u tag tags category status tree blob website main master de-de'.split(
    ' ',
  ),
)

/** The words that an address is made of: of its last speaking piece, or of the site. */
export function wordsOfAddress(text: string): string | undefined {
  const address = parseAddress(text)
  if (address.scheme !== '' && !address.scheme.startsWith('http')) return undefined
  const page = pageWords(address.segments)
  if (address.host === '') return page
  const brand = brandOf(address.host)
  if (brand !== undefined) return page === undefined ? brand : `${brand}: ${page}`
  return page ?? siteWords(address.host)
}

function pageWords(segments: Address['segments']): string | undefined {
  let number = ''
  for (const segment of segments.toReversed()) {
    const bare = segment.replace(/\.[a-z\d]{2,5}$/i, '').replace(/^@/, '')
    if (/^\d{1,6}$/.test(bare)) number = number === '' ? bare : number
    if (!isSpeaking(bare)) continue
    const all = bare.split(/[-_+.~\s]+/).filter((word) => word !== '')
    const words = all.filter((word, index) => index === 0 || word.length < 4 || !isCode(word))
    return [...words, ...(number === '' ? [] : [number])].join(' ')
  }
  return undefined
}

/** Not a number, a locale, a code. */
function isSpeaking(piece: string): boolean {
  if (empty.has(piece.toLowerCase()) || languageTag(piece) !== undefined) return false
  if (!/\p{L}{2}/u.test(piece) || piece.length > 80) return false
  if (/^(?:[0-9a-f]{8,}|[0-9a-f]{8}-[0-9a-f-]{20,})$/i.test(piece)) return false
  return !isCode(piece)
}

/** `aB3dE5fG`: letters and digits by turns, without a sign between them; `IMG_5530`: a camera counted. */
function isCode(piece: string): boolean {
  if (/^(?:img|dsc[nf]?|pict?|image|photo|foto|mvi|p)[-_ ]?\d+\w?$/i.test(piece)) return true
  if (/[-_+.\s]/.test(piece)) return false
  return (piece.match(/\d\D|\D\d/g)?.length ?? 0) >= 2 || /[a-z][A-Z]\w*[A-Z]\w*\d|\d\w*[A-Z]/.test(piece)
}

function brandOf(host: string): string | undefined {
  const parts = host.split('.')
  const name = parts.slice(-2).join('.')
  return Object.hasOwn(brands, name) ? brands[name] : undefined
}

const secondLevel = new Set('co com org net ac gov edu or ne'.split(' '))

/** `www.northlight-press.co.uk` is "northlight press". */
function siteWords(host: string): string | undefined {
  const parts = host.split('.').filter((part) => part !== 'www')
  if (parts.length < 2 || /^[\d.]+$/.test(host)) return undefined
  const last = parts.at(-2) as string
  const label = parts.length > 2 && secondLevel.has(last) ? parts.at(-3) : last
  return label?.split('-').join(' ')
}

const size =
  /(?:[-_.@\s]?(?:\d{2,5}x\d{2,5}|\d{2,5}w?|\dx|x\d)|[-_.@\s](?:large|full|big|orig(?:inal)?|xl|l|hd|hires))$/i

/** What a file is called, without sizes: `dome-2400.jpg` is "dome". */
export function wordsOfFile(text: string): string | undefined {
  const file = parseAddress(text).segments.at(-1) ?? ''
  let bare = decoded(file)
    .slice(0, 200)
    .replace(/\.[a-z\d]{2,5}$/i, '')
  // One at a time: a repeated group would try every way to part a long number.
  for (let count = 0; count < 3; count++) bare = bare.replace(size, '')
  if (!isSpeaking(bare)) return undefined
  return bare
    .split(/[-_+.~\s]+/)
    .filter((word) => word !== '')
    .join(' ')
}
