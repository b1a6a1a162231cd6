import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polish, type PolishOptions } from './polish.ts'

const options: PolishOptions = { key: 'public/photos/red-bicycle.jpg', language: 'en' }
const polished = (text: unknown, over: Partial<PolishOptions> = {}): string => {
  const result = polish(text, { ...options, ...over })
  return result.kind === 'ok' ? result.text : `✗ ${result.reason}`
}

describe('leaves to the letter', () => {
  test.each([
    'a red circle on a white background',
    'A dog running on the beach at sunset.',
    'an orange cross above a pink star',
    'A painting of a dog',
    'Chart of monthly rainfall',
    'Satellite image of Iceland',
    'A satellite image of Iceland',
    'Disk image of the installer',
    'X-ray image of a hand',
    'Aerial photo of Lisbon',
    'Black and white photo of a man',
    'Drawing of a hand',
    'Map of Europe',
    'Screenshot of the settings page',
    'The Picture of Dorian Gray, first edition',
    'Picture of the Year award ceremony',
    'A picture frame on a wall',
    'Imagery of war',
    'Photography of birds',
    'Picturesque village',
    'Photo booth',
    'An image editor with two layers',
    'A sign that says "Stop" and a sign that says "Go"',
    '"Stop" and "Go"',
    'Bob’s dog',
    "the dogs' bowls",
    '5 * 3 * 2',
    'a_b_c',
    'f(x) < g(x) > 2',
    'x <y> z',
    'The letter a',
    'I can see my house from here',
    'C++ & <script> in one diagram',
    '1. FC Köln',
    '- 5 °C',
    'Nyhavn',
    'bicycle',
    'کتاب\u200cها',
    'क्\u200dष',
    '👩\u200d👧 at the fair',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} flag',
    '一隻狗在海灘上',
    'Café',
    '❤️ sign',
  ])('%s', (text) => {
    expect(polished(text)).toBe(text)
  })
})

describe('mends', () => {
  test.each([
    ['line breaks', ' A dog\r\n\ton the\u00a0 beach\u2028now ', 'A dog on the beach now'],
    ['controls and bidirectional marks', 'A \u202edog\u0000\u0007 \u2066here\u2069', 'A dog here'],
    ['zero-width characters', 'A d\u200bo\u2060g\ufeff\u00ad', 'A dog'],
    ['joiners where nothing joins', 'pass\u200cwo\u200drd', 'password'],
    ['hidden tag characters', 'A dog\u{e0061}\u{e0062}', 'A dog'],
    ['piled-up variation selectors', 'A ❤\ufe0f\ufe01\ufe02 dog', 'A ❤\ufe0f dog'],
    ['half a surrogate pair', 'A \ud800dog', 'A dog'],
    ['quotes', '“A dog”', 'A dog'],
    ['quotes in quotes', `"'A dog'"`, 'A dog'],
    ['a fence', '```text\nA dog\n```', 'A dog'],
    ['a fence without a language', '```\nA dog\n```', 'A dog'],
    ['emphasis', '**A dog** on a _beach_', 'A dog on a _beach_'],
    ['a label', 'Alt text: "A dog"', 'A dog'],
    ['a list of one', '- A dog', 'A dog'],
    ["a model's own marks", '</s><s>A dog</s><pad>', 'A dog'],
    ['formatting tags', '<p>A <b class="x">dog</b>.<br/>Asleep</p>', 'A dog. Asleep'],
  ])('%s', (_, text, expected) => {
    expect(polished(text)).toBe(expected)
  })

  test.each([
    ['Image of a dog', 'A dog'],
    ['image of a dog', 'a dog'],
    ['A picture of a dog', 'A dog'],
    ['a photo of a dog', 'a dog'],
    ['An image showing a dog', 'A dog'],
    ['A photograph depicting two dogs', 'Two dogs'],
    ['This is an image of a dog', 'A dog'],
    ["Here's a picture of Paris", 'Paris'],
    ['The image shows a small yellow star on a gray background.', 'A small yellow star on a gray background.'],
    ['This image depicts a dog', 'A dog'],
    ['In this image, we can see a dog', 'A dog'],
    ['In the picture there is a dog', 'A dog'],
    ['A photo of a painting of a dog', 'A painting of a dog'],
    ['A picture of an image of iPhone screens', 'iPhone screens'],
    ['"A photo of a dog"', 'A dog'],
    ['Image: a dog', 'A dog'],
    ['Photos of an élan', 'An élan'],
  ])('%s', (text, expected) => {
    expect(polished(text)).toBe(expected)
  })

  test.each([
    ['fr', 'Une image d’un chien', 'Un chien'],
    ['de', 'Ein Hund zieht die Jacke an', 'Ein Hund zieht die Jacke an'],
    ['fr', "L'image montre un chien", 'Un chien'],
    ['fr', 'Photo de deux chiens', 'Deux chiens'],
    ['es', 'Una imagen de un perro', 'Un perro'],
    ['es', 'Imagen de los perros', 'Imagen de los perros'],
    ['it', 'Immagine di un cane', 'Un cane'],
    ['pt-BR', 'A imagem mostra um cão', 'Um cão'],
    ['nl', 'Een foto van een hond', 'Een hond'],
    ['de', 'Ein Bild von einem Hund', 'Ein Bild von einem Hund'],
    ['sv', 'Image of a dog', 'Image of a dog'],
    ['tr', 'Image: iğne', 'Image: iğne'],
  ])('%s: %s', (language, text, expected) => {
    expect(polished(text, { language })).toBe(expected)
  })
})

describe('ends', () => {
  const sentence = 'A brown dog runs along the beach while the sun sets behind it. '
  test('with the last sentence that fits, if that is not too early', () => {
    expect(polished(sentence.repeat(6))).toBe(sentence.repeat(3).trim())
  })
  test('with a word where no sentence ends in time, and not with one that leads to nothing', () => {
    expect(polished('A brown dog runs along the beach', { longest: 24 })).toBe('A brown dog runs along')
    expect(polished('A brown dog runs along the beach', { longest: 27 })).toBe('A brown dog runs along')
    expect(polished('A brown dog, running along', { longest: 13 })).toBe('A brown dog')
  })
  test('not with an abbreviation', () => {
    expect(polished('A portrait of the late Dr. Smith in the garden of his house', { longest: 40 })).toBe(
      'A portrait of the late Dr. Smith in',
    )
  })
  test('with a word in languages that write none apart', () => {
    const text = '一隻棕色的狗在海灘上奔跑'
    const short = polished(text, { language: 'zh', longest: 8 })
    expect(short.length).toBeLessThanOrEqual(8)
    expect(text.startsWith(short)).toBe(true)
  })
  test('with a whole character in a word without end', () => {
    expect(polished('👩‍👧'.repeat(20), { longest: 12 })).toBe('✗ no-words')
    expect(polished(`a${'👩‍👧'.repeat(20)}`, { longest: 12 })).toBe('a👩‍👧👩‍👧')
  })
  test('before what a model without tokens left only begun', () => {
    expect(polished('A dog running along the')).toBe('A dog running along')
    expect(polished('A man in front of a')).toBe('A man in front')
  })
  test('whatever tag the page names', () => {
    expect(polished('A brown dog runs', { language: 'x!', longest: 9 })).toBe('A brown')
  })
})

describe('rejects', () => {
  test.each<[unknown, string]>([
    [undefined, 'not-text'],
    [null, 'not-text'],
    [{ alt: 'A dog' }, 'not-text'],
    [['A dog'], 'not-text'],
    ['', 'empty'],
    [' \n\u200b', 'empty'],
    ['""', 'no-words'],
    ['...', 'no-words'],
    ['<s></s>', 'empty'],
    ['red-bicycle.jpg', 'file-name'],
    ['Red-Bicycle', 'file-name'],
    ['public/photos/other.png', 'file-name'],
    ['IMG_1234', 'file-name'],
    ['image 3', 'file-name'],
    ['Screenshot 2024-03-01 at 10.11.12', 'file-name'],
    ["I'm sorry, but I can't describe this image.", 'refusal'],
    ['I cannot see the image', 'refusal'],
    ['As an AI model, I do not see', 'refusal'],
    ['unanswerable', 'refusal'],
  ])('%j: %s', (text, reason) => {
    expect(polish(text, options)).toEqual({ kind: 'rejected', reason })
  })

  test('what stands beside the image already', () => {
    const neighbours = ['Our red bicycle!', '']
    expect(polished('our RED bicycle', { neighbours })).toBe('✗ repeats-neighbour')
    expect(polished('“Our red bicycle.”', { neighbours })).toBe('✗ repeats-neighbour')
    expect(polished('Our red bicycle in the rain', { neighbours })).toBe('Our red bicycle in the rain')
  })
})

test('whatever comes in: one visible line within the bound, and polishing it again changes nothing', () => {
  const odd = fc.constantFrom(
    '\u202e',
    '\u200d',
    '"',
    '`',
    '*',
    '\n',
    ' ',
    'image of ',
    '<b>',
    '. ',
    'Ü',
    '👧',
    'the ',
    '\ud800',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), odd, fc.constant('dog ')), { maxLength: 60 }),
      (parts) => {
        const once = polish(parts.join(''), options)
        if (once.kind === 'rejected') return
        expect(once.text.length).toBeLessThanOrEqual(250)
        expect(once.text).toBe(once.text.trim())
        expect(polish(once.text, options)).toEqual(once)
        expect(once.text).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]/u)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a megabyte of anything takes no time', () => {
  const started = performance.now()
  for (const part of ['a ', '"', '<b', '<p>', '\u200d', 'image of ', '```', '*', '. ', '👩\u200d', 'a, the ']) {
    polish(part.repeat(1_000_000 / part.length), options)
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})
