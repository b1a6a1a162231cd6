import type { Element } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { pictureNameOf } from './image-element.ts'
import { neighboursOf } from './neighbour.ts'
import { proseAround } from './prose.ts'
import { classOf } from './reading.ts'
import { tokensOf } from './picture-name.ts'

/** Pictures whose pixels tell no captioner what matters: a code, a challenge, what a camera sees now. */
export type Unaskable = 'qr' | 'qr-with-address' | 'captcha' | 'live'

export function unaskableOf(element: Element, context: Context): Unaskable | undefined {
  const { tokens, everything } = pictureNameOf(element)
  const words = new Set([...everything, ...tokensOf(classOf(element)), ...tokensOf(context.caption ?? '')])
  const has = (...any: string[]): boolean => any.some((word) => words.has(word))
  if (has('captcha', 'recaptcha', 'hcaptcha')) return 'captcha'
  if (has('qr', 'qrcode', 'qrcodes', 'qrserver')) return hasAddressBeside(element) ? 'qr-with-address' : 'qr'
  const isLive = has('webcam', 'livecam', 'webkamera', 'mjpg', 'mjpeg', 'ipcam', 'camera1') || isLiveName(tokens)
  return isLive ? 'live' : undefined
}

/** `live-cam.jpg`, `cam2-current.jpg`. */
function isLiveName(tokens: readonly string[]): boolean {
  const has = (...any: string[]): boolean => any.some((word) => tokens.includes(word))
  return has('cam', 'camera', 'kamera') && has('live', 'current', 'latest', 'now', 'aktuell', 'snapshot')
}

const address = /https?:\/\/|\b[\p{L}\d-]+\.(?:[\p{L}\d-]+\.)*[\p{L}]{2,}(?:\/\S*)?/u

/** The address in a code stands beside it, as a link or in words. */
function hasAddressBeside(element: Element): boolean {
  const { linked } = proseAround(element)
  if (linked) return true
  const { before, after } = neighboursOf(element)
  return [before, after].some((it) => it !== undefined && (address.test(it.words.slice(0, 400)) || isLinkNode(it.node)))
}

function isLinkNode(node: { readonly kind: string; readonly name?: string }): boolean {
  return node.kind === 'element' && node.name === 'a'
}
