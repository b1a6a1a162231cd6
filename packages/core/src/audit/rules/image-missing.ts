import { missingData } from '../../left-data.ts'
import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** Routes and templates are no files of the site. */
function isImageFile(address: string): boolean {
  return /^[^{}<>$?]+\.(?:avif|gif|ico|jpe?g|jxl|png|svg|webp)(?:[?#].*)?$/i.test(address)
}

/** From the site's root, where no public folder is known: it may be served from anywhere. */
function isUnplaced(address: string, tried: readonly string[]): boolean {
  const path = address.replace(/[?#].*$/s, '')
  return path.startsWith('/') && tried.every((place) => path.endsWith(`/${place}`))
}

/** An image that has its words, and no file. */
export const imageMissing: RuleOf<'image-missing'> = {
  code: 'image-missing',
  finds: 'An image has its words, but its file is not where its address leads.',
  why: 'It is broken for everyone, and nobody can check whether the words are right. An image without words is told of by its own rule.',
  standards: [
    {
      name: 'HTML: the img element',
      url: 'https://html.spec.whatwg.org/multipage/embedded-content.html#the-img-element',
    },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('words', '<img src="nowhere.png" alt="A dog">'),
      page('decorative', '<img src="./nowhere.svg" alt="">'),
      page('below a public folder', '<img src="/nowhere.png" alt="A dog">', { files: { 'public/a.png': picture } }),
    ],
    good: [
      page('a file', '<img src="dog.png" alt="A dog">', { files: { 'dog.png': picture } }),
      page('a route', '<img src="/api/avatar?user=1" alt="Jane">'),
      page('another host', '<img src="https://example.com/dog.png" alt="A dog">'),
      page('a public folder that nobody named', '<img src="/img/dog.png" alt="A dog">'),
      page('a template', '<img src="{{ site.cdn }}/dog.png" alt="A dog">'),
    ],
  },
  image: ({ seen: { occurrence, resolution, outcome } }) => {
    if (outcome.kind === 'left' || resolution.kind !== 'missing' || occurrence.verdict === 'hidden') return undefined
    const { source } = occurrence
    const named = source.kind === 'address' ? source.value : source.kind === 'asset' ? source.specifier : ''
    if (!isImageFile(named) || isUnplaced(named, resolution.tried)) return undefined
    return { where: 'image', data: missingData(resolution) }
  },
}
