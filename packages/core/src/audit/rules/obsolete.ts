import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** An entry of the captions file whose image is used nowhere. */
export const obsolete: RuleOf<'obsolete'> = {
  code: 'obsolete',
  finds:
    'An entry of the captions file is for an image that no source uses, or a use in it for a page that has not the image.',
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
      page('a page that is gone', '<img src="dog.png" alt="A dog">', {
        files: { 'dog.png': picture },
        captions: {
          'dog.png': {
            alt: 'A dog',
            state: 'approved',
            uses: [{ in: 'team.html', role: 'functional', target: '/team', alt: 'Our team', state: 'approved' }],
          },
        },
      }),
    ],
    good: [
      page('a page that was renamed', '<a href="/team"><img src="dog.png"></a>', {
        files: { 'dog.png': picture },
        captions: {
          'dog.png': {
            uses: [{ in: 'old.html', role: 'functional', target: '/team', alt: 'Our team', state: 'approved' }],
          },
        },
      }),
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
  site: ({ whole, entries, used, isUsed, at }) => {
    if (!whole) return []
    // Where the picture of an entry went, if it was moved.
    const inUse = new Map([...entries].flatMap(([key, { hash }]) => (used.has(key) ? [[hash, key] as const] : [])))
    return [...entries].flatMap(([key, { hash, state = null, uses = [] }]) => {
      if (!used.has(key)) return [at(key, { key, state, copy: inUse.get(hash) ?? null })]
      const idle = uses.filter((use) => !isUsed(key, use))
      return idle.map((use) => {
        return at(key, { key, state: use.state, page: use.in, role: use.role, target: use.target ?? null }, use)
      })
    })
  },
}
