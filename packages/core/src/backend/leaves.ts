import type { Limits } from './contract.ts'

/** What a hosted backend sends where, for people: `images to api.example.com`. */
export function whatLeaves({ hosts = [], sends, context }: Limits, withContext: boolean): string {
  const what = sends === 'addresses' ? 'addresses of images' : 'images'
  const words = context && withContext ? ' and the words around them' : ''
  return `${what}${words} to ${hosts.join(', ') || 'a hosted service'}`
}
