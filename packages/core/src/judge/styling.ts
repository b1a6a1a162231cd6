import type { Element } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { wordSet, wordsOf } from './fold.ts'
import { isImage, pictureNameOf } from './image-element.ts'
import { lazyAddress } from './picture-source.ts'
import { textOf } from './attributes.ts'
import { isLink } from './link-address.ts'
import { neighboursOf } from './neighbour.ts'
import { PageMap } from './page-map.ts'
import { isPhoto } from './picture-name.ts'
import type { PictureName } from './picture-name.ts'
import { isFiller, siblings } from './position.ts'
import { classOf, read } from './reading.ts'
import { isIcon, sizeOf } from './size.ts'

/** Names of pieces of a page's styling. A name must consist of them, or it names a thing. */
const pieces = wordSet(
  'spacer blank transparent trans clear cleardot shim pixel bullet bullets divider separator border corner shadow gradient ornament flourish filler hr trenner trennlinie abstandhalter puce separateur',
)

/** Pieces that photographs are used for as well. */
const backdrops = wordSet('background backdrop bg hintergrund')

const modifiers = wordSet(
  'white black grey gray red blue green gold yellow orange brown dark light left right top bottom middle small large thin thick horizontal vertical h v x px s m l list item section page hero site header footer end start',
)

const trackers = wordSet('pixel beacon track tracker tracking collect impression imp analytics matomo piwik tr px ping')

/** Classes that say it, as whole names: utility classes such as `border` say nothing of the picture. */
const classes = new Set(
  'spacer divider separator ornament decoration decorative deco flourish bullet backdrop background bg-image background-image bg-img hero-bg tracking-pixel tracker'.split(
    ' ',
  ),
)

/** How an image was found to be plain styling of the page, or a tracker. */
export function stylingOf(element: Element, context: Context): string | undefined {
  if (isSliver(element)) return 'sliver'
  const name = pictureNameOf(element)
  if (isTracker(name)) return 'tracker'
  if (
    classOf(element)
      .split(/\s+/)
      .some((it) => classes.has(it.toLowerCase()))
  )
    return 'styling-class'
  if (isPiece(element, name) && !isSpokenOf(name, context)) return 'styling-name'
  if (isBullet(element, name)) return 'bullet'
  return isSeparator(element, name) ? 'separator' : undefined
}

const separators = new Set('chevron arrow slash caret pipe dot angle triangle sep'.split(' '))

/** A mark between two links, as breadcrumbs have it. */
function isSeparator(element: Element, name: PictureName): boolean {
  if (!isIcon(element, name) || !name.content.some((token) => separators.has(token))) return false
  const { before, after } = neighboursOf(element)
  return [before, after].every((it) => it?.node.kind === 'element' && isLink(it.node))
}

/** A line or a dot by its size; the stand-in of a picture that a script loads is none. */
function isSliver(element: Element): boolean {
  const { width, height } = sizeOf(element)
  if (lazyAddress(element, textOf(element, 'src')) !== undefined) return false
  // A component's sizes, and a photograph's, may be mere proportions.
  if (element.component !== undefined || isPhoto(pictureNameOf(element))) return false
  const small = [width, height].filter((side) => side !== undefined && side <= 2)
  return small.length === 2 || (small.length === 1 && width !== undefined && height !== undefined)
}

const trackerHost = /(?:^|[.-])(?:beacon|tracker|tracking|analytics|matomo|piwik|doubleclick)(?:[.-]|$)/

function isTracker({ tokens, ending, query, host }: PictureName): boolean {
  if (trackerHost.test(host) && ['gif', 'php', ''].includes(ending)) return true
  const words = tokens.filter((token) => /\p{L}/u.test(token))
  return (
    query !== '' &&
    ['gif', 'php', 'aspx', ''].includes(ending) &&
    words.length > 0 &&
    words.every((word) => trackers.has(word))
  )
}

/** `divider-gold-2.png`: a piece by every word of its name, in a format for pieces, of a size for one. */
function isPiece(element: Element, { tokens, ending }: PictureName): boolean {
  const words = tokens.filter((token) => /\p{L}/u.test(token))
  const known = words.filter((word) => pieces.has(word) || backdrops.has(word))
  if (known.length === 0 || words.some((word) => !known.includes(word) && !modifiers.has(word))) return false
  if (words.some((word) => backdrops.has(word))) return true
  const { width, height } = sizeOf(element)
  const isBig = width !== undefined && height !== undefined && Math.min(width, height) > 64
  return ['gif', 'png', 'svg', 'webp'].includes(ending) && !isBig
}

/** A spacer that the page speaks of is for sale, and a caption is set under no spacer. */
function isSpokenOf({ tokens }: PictureName, { caption, heading, before, after }: Context): boolean {
  if (caption !== undefined) return true
  const words = new Set(wordsOf([heading, before, after].join(' ')))
  return tokens.some((token) => pieces.has(token) && (words.has(token) || words.has(`${token}s`)))
}

const bullets = new PageMap<Element, boolean>()

/** The same small image before the words of every item of a list. */
function isBullet(element: Element, name: PictureName): boolean {
  const item = element.parent
  if (item.kind === 'root' || item.name !== 'li' || item.parent.kind === 'root' || !isIcon(element, name)) return false
  const list = item.parent
  let known = bullets.get(list)
  if (known === undefined) {
    known = isBulleted(list)
    bullets.set(list, known)
  }
  return known && !hasBefore(element)
}

function isBulleted(list: Element): boolean {
  const marks = new Set<string>()
  let items = 0
  for (const item of list.children) {
    if (item.kind !== 'element') continue
    const first = item.children.find((child) => !isFiller(child))
    if (first?.kind !== 'element' || !isImage(first) || read(item).words === '') return false
    marks.add(textOf(first, 'src') ?? '')
    items++
  }
  return items >= 2 && marks.size === 1 && !marks.has('')
}

function hasBefore(element: Element): boolean {
  for (const node of siblings(element, -1, 8)) if (!isFiller(node)) return true
  return false
}
