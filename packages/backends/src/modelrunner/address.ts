import { createHash } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { BodyTooLarge, readBody } from './body.ts'
import { within } from './wait.ts'

/** Longest public picture that is read to compare it, in bytes. */
const LONGEST_PICTURE = 50 * 1024 * 1024
const HASH_DIGITS = 32
/** What the bytes begin with; SVG, AVIF, HEIC and GIF are not known to work at the service. */
const READABLE: readonly (readonly [type: string, test: (bytes: Buffer) => boolean])[] = [
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).toString('hex') === 'ffd8ff'],
  ['image/png', (bytes) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'],
  ['image/webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
]
/** Media types that the service is known to read. */
export const MEDIA_TYPES: readonly string[] = READABLE.map(([type]) => type)

const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4')
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')
PRIVATE.addAddress('::1', 'ipv6')

/**
 * Why an address cannot stand in for a file, or nothing where it can: https, public, answered directly, a picture the
 * service reads, and the file's own bytes.
 * @param hash `sha256-` and 32 hex digits, of the file's own bytes.
 */
export async function objectionTo(
  address: string,
  hash: string,
  { fetch, callMs, signal }: { fetch: typeof globalThis.fetch; callMs: number; signal: AbortSignal },
): Promise<string | undefined> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:') return `its public address is not https: ${address}`
  if (isPrivate(url.hostname)) return `its public address cannot be reached from outside: ${url.host}`
  try {
    return await within(callMs, signal, async (signal) => {
      const response = await fetch(url.href, { redirect: 'manual', signal, headers: { accept: 'image/*' } })
      if (!response.ok) return `its public address answers ${response.status}: ${url.href}`
      const bytes = await readBody(response, LONGEST_PICTURE)
      if (!READABLE.some(([, test]) => test(bytes))) return 'the service is not known to read its format'
      return isFile(bytes, hash) ? undefined : `other bytes than the file's stand at its public address: ${url.href}`
    })
  } catch (error) {
    if (error instanceof BodyTooLarge) return `the picture at its public address is too long: ${url.href}`
    throw error
  }
}

function isFile(bytes: Buffer, hash: string): boolean {
  return `sha256-${createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS)}` === hash
}

function isPrivate(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  if (family !== 0) return PRIVATE.check(bare, family === 6 ? 'ipv6' : 'ipv4')
  return bare === 'localhost' || bare.endsWith('.localhost') || bare.endsWith('.local') || !bare.includes('.')
}
