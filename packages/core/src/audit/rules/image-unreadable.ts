import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** An image file that is damaged, or no image. */
export const imageUnreadable: RuleOf<'image-unreadable'> = {
  code: 'image-unreadable',
  finds: 'The file of an image cannot be read as one.',
  why: 'It is broken for everyone, and nobody can check whether the words are right.',
  standards: [
    {
      name: 'HTML: the img element',
      url: 'https://html.spec.whatwg.org/multipage/embedded-content.html#the-img-element',
    },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [page('no image', '<img src="dog.png" alt="A dog">', { files: { 'dog.png': 'This is not an image.' } })],
    good: [page('an image', '<img src="dog.png" alt="A dog">', { files: { 'dog.png': picture } })],
  },
  image: ({ seen: { resolution, outcome } }) => {
    if (outcome.kind === 'left' || resolution.kind !== 'unreadable') return undefined
    return { where: 'image', data: { path: resolution.path, trouble: resolution.message } }
  },
}
