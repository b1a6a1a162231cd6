import { page, picture } from '../example.ts'
import { hasFlaw } from '../flaw-rule.ts'
import type { RuleOf } from '../rule.ts'

/** Words that say only that an image is an image. */
export const redundantWords: RuleOf<'redundant-words'> = {
  code: 'redundant-words',
  finds:
    'The alternative begins with what says only that an image is an image: "image of", "photo of", "Ein Bild von".',
  why: 'The listener has just heard that it is an image. What tells one kind apart stays: a satellite image, a painting of, a chart of.',
  standards: [{ name: 'W3C images tutorial: tips', url: 'https://www.w3.org/WAI/tutorials/images/tips/' }],
  levels: { recommended: 'warn', strict: 'warn' },
  options: { words: [] },
  examples: {
    bad: [
      page('image of', '<img src="dog.jpg" alt="Image of a dog">'),
      page('a photo of', '<img src="dog.jpg" alt="A photo of a dog">'),
      page('in capitals', '<img src="dog.jpg" alt="PICTURE OF A DOG">'),
      page('a sentence', '<img src="dog.jpg" alt="The image shows a dog on a beach.">'),
      page('a label', '<img src="dog.jpg" alt="Photograph: an orange cat.">'),
      page('German', '<html lang="de"><img src="dog.jpg" alt="Ein Bild von einem Hund"></html>'),
      page('French', '<html lang="fr"><img src="dog.jpg" alt="Une image d\u2019un chien"></html>'),
      page('Spanish', '<html lang="es"><img src="dog.jpg" alt="Foto de un perro"></html>'),
      page('Italian', '<html lang="it"><img src="dog.jpg" alt="Immagine di un cane"></html>'),
      page('Portuguese', '<html lang="pt-BR"><img src="dog.jpg" alt="Foto de um c\u00e3o"></html>'),
      page('Dutch', '<html lang="nl"><img src="dog.jpg" alt="Een foto van een hond"></html>'),
      page('Japanese', '<html lang="ja"><img src="dog.jpg" alt="犬の写真"></html>'),
      page("a site's own word", '<img src="dog.jpg" alt="The clickbait dog">', { options: { words: ['clickbait'] } }),
      page('reviewed words', '<img src="dog.jpg"><img src="dog.jpg">', {
        files: { 'dog.jpg': picture },
        captions: { 'dog.jpg': { alt: 'Picture of a dog', state: 'approved' } },
      }),
    ],
    good: [
      page(
        'a kind of image',
        '<img src="a.jpg" alt="Satellite image of Iceland"><img src="b.jpg" alt="A disk image of the installer"><img src="c.jpg" alt="X-ray image of a hand">',
      ),
      page(
        'words that begin so',
        '<img src="a.jpg" alt="Photography of birds"><img src="b.jpg" alt="Imagery of war"><img src="c.jpg" alt="Picturesque village"><img src="d.jpg" alt="A pilgrimage of thousands">',
      ),
      page(
        'the medium',
        '<img src="a.jpg" alt="Painting of a dog"><img src="b.jpg" alt="Drawing of a hand"><img src="c.jpg" alt="Screenshot of the settings"><img src="d.jpg" alt="Black and white photo of a man">',
      ),
      page(
        'titles',
        '<img src="a.jpg" alt="The Picture of Dorian Gray, first edition"><img src="b.jpg" alt="Picture of the Year award ceremony">',
      ),
      page(
        'things',
        '<img src="a.jpg" alt="An image editor"><img src="b.jpg" alt="A picture frame on a wall"><img src="c.jpg" alt="Photo booth">',
      ),
      page(
        'French kinds',
        '<html lang="fr"><img src="a.jpg" alt="Photo de famille"><img src="b.jpg" alt="Image de synth\u00e8se"></html>',
      ),
      page(
        'German kinds',
        '<html lang="de"><img src="a.jpg" alt="Bild des Tages"><img src="b.jpg" alt="Bilderrahmen"><img src="c.jpg" alt="Satellitenbild von Island"></html>',
      ),
      page(
        'Spanish kinds',
        '<html lang="es"><img src="a.jpg" alt="Foto de perfil"><img src="b.jpg" alt="Fotosíntesis de una planta"></html>',
      ),
      page('Japanese kinds', '<html lang="ja"><img src="a.jpg" alt="衛星写真"></html>'),
    ],
  },
  image: hasFlaw('redundant-words'),
}
