import type { Resolution } from '../image.ts'

/** What an address with a scheme, or with `//`, stands for; `undefined` for a path. */
export function remote(address: string): Resolution | undefined {
  if (address.startsWith('//')) return web(`https:${address}`)
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme === undefined) return undefined
  // One letter is a Windows drive.
  if (scheme.length === 1 || scheme === 'file') return { kind: 'missing', tried: [address], outside: true }
  if (scheme === 'http' || scheme === 'https') return web(address)
  if (scheme === 'about' || scheme === 'javascript') return { kind: 'none' }
  // `blob:`, `cid:`, `virtual:`: only a program knows the picture.
  return { kind: 'dynamic', text: address }
}

/** One spelling per address, since it is the key; a fragment never reaches the server. */
function web(address: string): Resolution {
  if (!URL.canParse(address)) return { kind: 'missing', tried: [address] }
  const url = new URL(address)
  url.hash = ''
  return { kind: 'remote', url: url.href }
}
