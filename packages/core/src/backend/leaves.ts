import type { Limits } from './contract.ts'

/**
 * What a hosted backend sends where, for people: `images to api.example.com`.
 * @param images how many, for the grammar of what stands behind their number. @default many
 */
export function whatLeaves({ hosts = [], sends, context }: Limits, withContext: boolean, images = 2): string {
  const [address, image, it] =
    images === 1 ? ['address of an image', 'image', 'it'] : ['addresses of images', 'images', 'them']
  const what = sends === 'addresses' ? address : image
  const words = context && withContext ? ` and the words around ${it}` : ''
  return `${what}${words} to ${hosts.join(', ') || 'a hosted service'}`
}
