import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** An entry of the captions file whose image is used nowhere. */
export const obsolete: RuleOf<'obsolete'> = {
  code: 'obsolete',
  finds: 'An entry of the captions file is for an image that no source uses.',
  why: 'Its words are kept up for nothing. Looked at only when the whole site is audited and all of it could be read; an image whose address is put together at run time cannot be seen.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('nowhere', '<img src="dog.png" alt="A dog">', {
        files: { 'dog.png': picture },
        captions: { 'cat.png': { hash: 'sha256-00000000000000000000000000000000', alt: 'A cat', state: 'approved' } },
      }),
    ],
    good: [
      page('used', '<img src="dog.png">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { alt: 'A dog', state: 'approved' } },
      }),
      page('used, with words of its own there', '<img src="dog.png" alt="Rex">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { alt: 'A dog', state: 'approved' } },
      }),
      page('used, but not there just now', '<img src="cat.png" alt="Tom">', {
        captions: { 'cat.png': { hash: 'sha256-00000000000000000000000000000000', alt: 'A cat', state: 'approved' } },
      }),
      page('moved, and known by its bytes', '<img src="new.png">', {
        files: { 'new.png': picture, 'old.png': picture },
        captions: { 'old.png': { alt: 'A dog', state: 'approved' } },
      }),
    ],
  },
  site: ({ whole, entries, used, at }) => {
    if (!whole) return []
    return [...entries].flatMap(([key, { state = null }]) => (used.has(key) ? [] : [at(key, { key, state })]))
  },
}
