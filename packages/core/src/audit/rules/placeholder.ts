import { markdown, page, picture } from '../example.ts'
import { hasFlaw } from '../flaw-rule.ts'
import type { RuleOf } from '../rule.ts'

/** A stopgap in the place of words. */
export const placeholder: RuleOf<'placeholder'> = {
  code: 'placeholder',
  finds: 'The alternative would fit any image ("image", "spacer"), or was meant to be replaced ("alt text", "TODO").',
  why: 'A listener learns only that there is an image, which is known. Write what it says, or alt="" if it says nothing.',
  standards: [
    { name: 'WCAG F30', url: 'https://www.w3.org/WAI/WCAG22/Techniques/failures/F30' },
    { name: 'W3C images tutorial: tips', url: 'https://www.w3.org/WAI/tutorials/images/tips/' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('a medium', '<img src="dog.jpg" alt="image">'),
      page('with a point', '<img src="dog.jpg" alt="Photo.">'),
      markdown('as a template has it', '![alt text](dog.jpg)'),
      page('a note', '<img src="dog.jpg" alt="TODO: describe the dog">'),
      page('a spacer', '<img src="s.gif" alt="spacer">'),
      page('another language', '<html lang="de"><img src="dog.jpg" alt="Bild"></html>'),
      page('what a program left', '<img src="dog.jpg" alt="undefined">'),
      page('a draft of a model', '<img src="dog.jpg">', {
        files: { 'dog.jpg': picture },
        captions: { 'dog.jpg': { alt: 'An image', state: 'draft', by: 'mock' } },
      }),
    ],
    good: [
      page(
        'words with them',
        '<img src="a.jpg" alt="An inhaler with a spacer"><img src="b.jpg" alt="Image settings"><img src="c.jpg" alt="A photo booth">',
      ),
      page('Spanish', '<html lang="es"><img src="a.jpg" alt="Todo"></html>'),
      page('a mark', '<button><img src="help.svg" alt="?"></button>'),
      page('a program', '<img src="im.png" alt="ImageMagick"><img src="p.png" alt="Photography">'),
    ],
  },
  image: hasFlaw('placeholder', 'unfinished'),
}
