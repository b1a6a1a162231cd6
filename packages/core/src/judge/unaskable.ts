import type { Element } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { pictureNameOf } from './image-element.ts'
import { neighboursOf } from './neighbour.ts'
import { PageMap } from './page-map.ts'
import { proseAround } from './prose.ts'
import { addressOf, isLink } from './link-address.ts'
import { classOf, read } from './reading.ts'
import { fold } from './fold.ts'
import { tokensOf } from './picture-name.ts'

/** Pictures whose pixels tell no captioner what matters: a code, a challenge, what a camera sees now. */
export type Unaskable = 'qr' | 'qr-with-address' | 'captcha' | 'live'

const answers = new PageMap<Element, { readonly is: Unaskable | undefined }>()

export function unaskableOf(element: Element, context: Context): Unaskable | undefined {
  let known = answers.get(element)
  if (known === undefined) {
    known = { is: find(element, context) }
    answers.set(element, known)
  }
  return known.is
}

function find(element: Element, context: Context): Unaskable | undefined {
  const { tokens, everything } = pictureNameOf(element)
  const words = [...everything, ...tokensOf(classOf(element)), ...tokensOf(context.caption ?? '')]
  if (words.some((word) => challenges.has(word))) return 'captcha'
  if (words.some((word) => codes.has(word))) return hasAddressBeside(element) ? 'qr-with-address' : 'qr'
  const around = fold(`${context.before?.slice(-120) ?? ''} ${context.after?.slice(0, 120) ?? ''}`)
  if (challenge.test(around)) return 'captcha'
  if (renewed.test(around) || live.test(fold([context.heading, context.caption].join(' ')))) return 'live'
  return words.some((word) => cameras.has(word)) || isLiveName(tokens) ? 'live' : undefined
}

const challenges = new Set(['captcha', 'recaptcha', 'hcaptcha'])
const codes = new Set(['qr', 'qrcode', 'qrcodes', 'qrserver'])
const cameras = new Set(['webcam', 'livecam', 'webkamera', 'mjpg', 'mjpeg', 'ipcam', 'camera1'])

/** A form's field asks for what the picture shows. */
const challenge =
  /\b(?:type|enter|copy) (?:the |what |in the )?(?:letters|characters|code|text|word|words|digits|numbers?|symbols)\b.{0,30}\b(?:see|shown|picture|image|above|below)\b|zeichen.{0,30}\b(?:bild|eingeben)|recopiez.{0,30}\b(?:image|caracteres|code)\b|escriba.{0,30}\b(?:imagen|caracteres)\b/

const renewed = /\b(?:refreshe[ds]|update[ds]) every\b/

const live = new RegExp(
  String.raw`\b(?:webcam|livecam|live (?:view|picture|image|camera|cam|stream|feed)|live-?bild|camera en direct)\b|${renewed.source}`,
)

const camera = new Set(['cam', 'camera', 'kamera'])
const now = new Set(['live', 'current', 'latest', 'now', 'aktuell', 'snapshot', 'cgi'])

/** `live-cam.jpg`, `cam2-current.jpg`. */
function isLiveName(tokens: readonly string[]): boolean {
  return tokens.some((token) => camera.has(token)) && tokens.some((token) => now.has(token))
}

const address = /https?:\/\/|\b[\p{L}\d-]+\.(?:[\p{L}\d-]+\.)*[\p{L}]{2,}(?:\/\S*)?/u

/** The address in a code stands beside it, as a link or in words. */
function hasAddressBeside(element: Element): boolean {
  if (proseAround(element).links.some(mayBeTarget)) return true
  const { before, after } = neighboursOf(element)
  return [before, after].some((it) => {
    if (it === undefined) return false
    if (it.node.kind === 'element' && isLink(it.node)) return mayBeTarget(it.node)
    return address.test(it.words.slice(0, 400))
  })
}

const other =
  /\b(?:privacy|terms|imprint|impressum|datenschutz|cookies?|help|faq|what is|how (?:it|to)|learn more|mehr erfahren)\b/

/** Not a link to the small print, nor to a place in the page. */
function mayBeTarget(link: Element): boolean {
  const words = fold(read(link).words)
  return !other.test(words) && !(addressOf(link) ?? '').startsWith('#')
}
