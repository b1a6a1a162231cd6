import type { Element, Node, Parent } from '../markup.ts'
import { textOf } from './attributes.ts'
import { wordSet } from './fold.ts'
import { isImage, isSilent, pictureNameOf, wordsOfImage } from './image-element.ts'
import { PageMap } from './page-map.ts'
import { isFiller } from './position.ts'
import { proseAround } from './prose.ts'
import { read, readNode } from './reading.ts'
import { isIcon } from './size.ts'

/** Images in a row that say one thing together: a rating of stars. */
export interface Group {
  readonly members: readonly Element[]
  /** One of them, or words beside, already says it. */
  readonly told: 'member' | 'words' | undefined
}

/** The states that the symbols of a rating come in. */
const states = wordSet(
  'full half empty hollow filled fill solid outline outlined on off active inactive grey gray gold yellow white black lit unlit dim checked unchecked o blank faded pale light dark bright selected quarter partial voll halb leer vide plein demi llena vacia media piena vuota leeg vol',
)

const groups = new PageMap<Parent, ReadonlyMap<Element, Group>>()

/** The group that an image is in, with others of two at least. */
export function groupOf(image: Element): Group | undefined {
  const unit = unitOf(image)
  let known = groups.get(unit.parent)
  if (known === undefined) {
    known = groupsIn(unit.parent)
    groups.set(unit.parent, known)
  }
  return known.get(image)
}

const holders = new Set('span li picture i b em div sup'.split(' '))

/** The image, or what holds nothing else: `<span class="star"><img></span>`. */
function unitOf(image: Element): Element {
  let unit = image
  for (let hops = 0; hops < 2; hops++) {
    const { parent } = unit
    if (parent.kind === 'root' || !holders.has(parent.name) || imageAlone(parent) !== image) break
    unit = parent
  }
  return unit
}

/** The only thing in an element, if that is an image. */
function imageAlone(node: Node, depth = 0): Element | undefined {
  if (node.kind !== 'element') return undefined
  if (isImage(node)) return node
  if (depth === 3 || !holders.has(node.name) || node.children.length > 8) return undefined
  const inside = node.children.filter(
    (child) => !isFiller(child) && !(child.kind === 'element' && child.name === 'source'),
  )
  return inside.length === 1 ? imageAlone(inside[0] as Node, depth + 1) : undefined
}

function groupsIn(parent: Parent): ReadonlyMap<Element, Group> {
  const found = new Map<Element, Group>()
  let run: Element[] = []
  let family = ''
  const close = (): void => {
    if (isGroup(run)) {
      const group = { members: run, told: toldBy(run, parent) }
      for (const member of run) found.set(member, group)
    }
    run = []
  }
  for (const node of parent.children) {
    if (isFiller(node)) continue
    const image = imageAlone(node)
    const key = image === undefined ? '' : familyOf(image)
    if (key === '' || key !== family) close()
    family = key
    if (image !== undefined && key !== '') run.push(image)
  }
  close()
  return found
}

/** What is left of a name without its state; the address itself where that says nothing. */
function familyOf(image: Element): string {
  const { tokens, stem, ending } = pictureNameOf(image)
  const kept = tokens.filter((token) => !states.has(token))
  if (kept.length > 0) return `${placeOf(image)} ${kept.join(' ')}`
  return stem === '' ? '' : `${placeOf(image)} *.${ending}`
}

function placeOf(image: Element): string {
  const { host, folders, query } = pictureNameOf(image)
  return [host, ...folders, query].join('/')
}

/** The same symbol again, or in several states, and small: a gallery's pictures differ, a repeated photograph is a mistake. */
function isGroup(run: readonly Element[]): boolean {
  if (run.length < 2) return false
  const stems = new Set(run.map((image) => pictureNameOf(image).stem))
  if (stems.size === run.length && run.length < 3) return false
  const stateful = run.some((image) => pictureNameOf(image).tokens.some((token) => states.has(token)))
  if (stems.size > 1 && !stateful) return false
  if (stems.size > 4) return false
  return run.every(
    (image) => ['svg', 'gif', 'png', ''].includes(pictureNameOf(image).ending) || isIcon(image, pictureNameOf(image)),
  )
}

const rated =
  /\d\s*(?:\/|of|out of|von|sur|de|di|su|van|av|af|z|ze|из|av|na)\s*\d|\b\d[.,]\d\b|\b(?:one|two|three|four|five|six|seven|eight|nine)\s+(?:\p{L}+\s+)?(?:of|out of)\b|\b\d+\s+(?:stars?|sterne?|etoiles?|étoiles?|estrellas?|stelle|sterren|stjarnor|stjärnor)\b|\/\s*(?:5|10)\b/iu

function toldBy(run: readonly Element[], parent: Parent): Group['told'] {
  if (run.some((image) => !isSilent(image) && wordsOfImage(image) !== undefined)) return 'member'
  if (parent.kind === 'element' && /\S/.test(textOf(parent, 'aria-label') ?? textOf(parent, 'title') ?? ''))
    return 'words'
  const { before, after } = proseAround(run[0] as Element)
  const around = `${before ?? ''} ${after ?? ''} ${parent.kind === 'element' ? read(parent).words : ''} ${besides(parent)}`
  return rated.test(around) ? 'words' : undefined
}

/** What stands beside a holder of nothing but the group. */
function besides(parent: Parent): string {
  if (parent.kind === 'root' || read(parent).words !== '' || parent.parent.children.length > 12) return ''
  return parent.parent.children.map((node) => (node === parent ? '' : readNode(node).words)).join(' ')
}
