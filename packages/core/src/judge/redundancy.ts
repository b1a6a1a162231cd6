import type { Element, Parent } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { isSet, roleAttribute } from './attributes.ts'
import { hasNameBeside, isAvatar, isFlagNamed, isInHeadingText, isLabelled, isLogo, isLogoNamed } from './beside.ts'
import { nameSays } from './clues.ts'
import { fold } from './fold.ts'
import { pictureNameOf } from './image-element.ts'
import { neighboursOf } from './neighbour.ts'
import { allIn, share } from './shared-words.ts'

/** How something beside an image was found to say what it says. */
export function saidBeside(element: Element, context: Context): string | undefined {
  if (isInNamedImage(element)) return 'in-named-image'
  if (isAvatar(element)) return hasNameBeside(element) ? 'avatar-with-name' : undefined
  if (isLogo(element)) return isLogoNamed(element) ? 'logo-with-name' : undefined
  if (isFlagNamed(element, context.language)) return 'flag-with-name'
  if (isTranscribed(element)) return 'transcribed'
  if (isLabelled(element)) return 'label-beside'
  if (isInHeadingText(element)) return 'in-heading'
  return isDescribedByCaption(element, context) ? 'caption-describes' : undefined
}

/** What stands in a named `role="img"` is presentational: the container is the image. */
function isInNamedImage(element: Element): boolean {
  let it: Parent = element.parent
  for (let hops = 0; hops < 16 && it.kind === 'element'; hops++, it = it.parent) {
    if (roleAttribute(it) !== 'img') continue
    return isSet(it, 'aria-label') || isSet(it, 'aria-labelledby')
  }
  return false
}

const transcription =
  /^(?:transcri|transkri|trascri|abschrift|wortlaut|umschrift|avskrift|afskrift|text of the|the text|full text|what it says|in plain text|texte integral|texto completo|testo completo|przepis tekstu|書き起こし|文字起こし|转录)/

/** The words of a scan or a poster are real text right after it. */
function isTranscribed(element: Element): boolean {
  if (!nameSays(pictureNameOf(element), 'text')) return false
  const { after } = neighboursOf(element)
  return after !== undefined && transcription.test(fold(after.words.slice(0, 40)))
}

const credit =
  /^(?:photo|foto|image|picture|credit|source|quelle|bild|©|\(c\))\b|\b(?:photo|foto|bild|fotografia)\s*(?::|by|von|de)\b/

/**
 * A caption that tells the scene, and a file name that agrees by every word: the image has little to add. Comments,
 * names, dates and credits are no descriptions; no tool tells these apart surely, so the bar is high.
 */
function isDescribedByCaption(element: Element, { caption }: Context): boolean {
  if (caption === undefined || credit.test(fold(caption))) return false
  const tokens = pictureNameOf(element).content.filter((token) => token.length >= 3 && !small.has(token))
  if (tokens.length < 3 || caption.split(/\s+/).length < 9) return false
  const told = tokens.filter((token) => allIn([token], caption) || share([token], caption)).length
  return told === tokens.length || (told >= 4 && told >= tokens.length * 0.8)
}

const small = new Set('and the with for from und der die das mit les des une los las del con'.split(' '))
