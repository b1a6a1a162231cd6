import type { Resolution } from '../image.ts'
import { inspect, type Inspection } from './contents.ts'

/** More than any page should carry inline; decoding would cost memory several times over. */
const longestUri = 16 * 1024 * 1024

/** An image inside its own address; `undefined` for other addresses. https://fetch.spec.whatwg.org/#data-urls */
export function data(address: string, inspection: Inspection): Resolution | undefined {
  if (!/^data:/i.test(address)) return undefined
  const path = address.length > 40 ? `${address.slice(0, 40)}…` : address
  if (address.length > longestUri) {
    return { kind: 'unreadable', path, message: `The data: address is longer than ${longestUri / 1024 / 1024} MiB.` }
  }
  const bytes = decode(address)
  if (typeof bytes === 'string') return { kind: 'unreadable', path, message: bytes }
  const contents = inspect(bytes, inspection)
  if (contents.kind === 'unreadable') {
    return { kind: 'unreadable', path, message: contents.message.replace('The file', 'The data: address') }
  }
  const { hash, mediaType } = contents
  const read = (): Buffer => decode(address) as Buffer
  return { kind: 'file', how: 'data', image: { key: `data:${hash}`, hash, mediaType, read } }
}

/** The bytes, or what is wrong with the address. */
function decode(address: string): Buffer | string {
  const comma = address.indexOf(',')
  if (comma < 0) return 'The data: address has no comma, so it holds no data.'
  const body = address.slice(comma + 1)
  // Unescaped `#` in inline SVG ends the data by the letter, but is how people write colours.
  if (!/;\s*base64\s*$/i.test(address.slice(0, comma))) return percentDecode(body)
  const text = percentDecode(body.replace(/#.*$/s, '')).toString('latin1').replaceAll(/\s+/g, '')
  const digits = text.replace(/={1,2}$/, '')
  if (digits.length % 4 === 1 || /[^A-Za-z\d+/]/.test(digits)) return 'The data: address holds damaged base64.'
  return Buffer.from(digits, 'base64')
}

/** https://url.spec.whatwg.org/#percent-decode */
function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  let length = 0
  for (let at = 0; at < bytes.length; at++, length++) {
    const escaped = bytes[at] === 0x25 ? /^%([\da-f]{2})$/i.exec(bytes.toString('latin1', at, at + 3))?.[1] : undefined
    bytes[length] = escaped === undefined ? (bytes[at] as number) : Number.parseInt(escaped, 16)
    if (escaped !== undefined) at += 2
  }
  return bytes.subarray(0, length)
}
