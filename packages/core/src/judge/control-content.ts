import type { Element, Markup } from '../markup.ts'
import { wordsOfAddress } from './address-words.ts'
import { valueOf } from './attributes.ts'
import type { Control } from './control.ts'
import { fold } from './fold.ts'
import { isSilent, wordsOfImage } from './image-element.ts'
import { ariaName } from './name.ts'
import { isGeneric, names } from './naming.ts'
import { PageMap } from './page-map.ts'
import { read } from './reading.ts'

/** What a control is called when one image is taken out of it. */
export type ControlName =
  /** Its author named it by ARIA. */
  | { readonly kind: 'named' }
  /** Words in it name it. */
  | { readonly kind: 'words'; readonly words: string }
  /** Something in it is known at run time only. */
  | { readonly kind: 'unknown' }
  /** Another image in it has words. */
  | { readonly kind: 'sister' }
  /** Another image before this one can have them. */
  | { readonly kind: 'elder' }
  /** Nothing, or only what names nothing: a symbol, a price, "Read more". */
  | { readonly kind: 'none' }

/** What names a control without one of its images. */
export function nameWithout(image: Element, control: Control, markup: Markup): ControlName {
  if (control.self) return { kind: 'none' }
  if (control.kind !== 'label' && isNamed(control.chain, markup)) return { kind: 'named' }
  const { words, unknown, images } = read(control.chain[0])
  if (names(words) && (control.kind !== 'link' || tells(words, control))) return { kind: 'words', words }
  if (unknown || control.chain.some(isFilledElsewhere)) return { kind: 'unknown' }
  const sister = images.find((other) => other !== image && speaks(other))
  if (sister !== undefined) return { kind: 'sister' }
  const first = images.find(isSilent)
  return first !== undefined && first !== image && isSilent(image) ? { kind: 'elder' } : { kind: 'none' }
}

/** "Explore" is no name, unless the page is called so. */
function tells(words: string, { address }: Control): boolean {
  return !isGeneric(words) || (address !== undefined && fold(wordsOfAddress(address) ?? '') === fold(words).trim())
}

function speaks(image: Element): boolean {
  const words = wordsOfImage(image)
  return words === true || (words !== undefined && !isGeneric(words))
}

const named = new PageMap<Element, boolean>()

function isNamed(chain: Control['chain'], markup: Markup): boolean {
  let known = named.get(chain[0])
  if (known === undefined) {
    known = chain.some((element) => ariaName(element, markup) !== undefined)
    named.set(chain[0], known)
  }
  return known
}

/** A component whose words come by a prop (`label={…}`), or an element filled from a spread's `children`. */
function isFilledElsewhere(element: Element): boolean {
  return ['label', 'text', 'v-text', 'v-html'].some((name) => {
    const value = valueOf(element, name)
    return value?.kind === 'dynamic' || (value?.kind === 'text' && names(value.value))
  })
}
