import type * as nodeCrypto from 'node:crypto'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** As digits, hex where nothing else is said. The module is loaded when first needed: it would be a tenth of the time of an audit of nothing. */
export function sha256(bytes: string | Uint8Array, digits: 'hex' | 'base64' = 'hex'): string {
  const { hash } = require('node:crypto') as typeof nodeCrypto
  return hash('sha256', bytes, digits)
}

/** Of a text in pieces, in hex. */
export function sha256Of(pieces: Iterable<string>): string {
  const { createHash } = require('node:crypto') as typeof nodeCrypto
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

/** Of bytes as text, one unit each, in hex. */
export function sha256OfBytes(bytes: string): string {
  const { createHash } = require('node:crypto') as typeof nodeCrypto
  return createHash('sha256').update(bytes, 'latin1').digest('hex')
}
