import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dropPrefix } from '../backend/polish/prefix.ts'
import { wordLists } from './languages/index.ts'
import { wordingOf } from './wording.ts'

const kindOf = (text: string, language = 'en', address = 'photos/p.jpg') =>
  wordingOf(text, { language, addresses: [address] })?.kind

test('every language of the folder is a row of the table', () => {
  const files = readdirSync(new URL('languages/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))
  expect(Object.keys(wordLists).toSorted()).toEqual(files.filter((name) => name !== 'index').toSorted())
})

describe.each(Object.entries(wordLists))('%s', (language, list) => {
  test.each(list.placeholders.split(/[|\n]/))('%s is a placeholder', (phrase) => {
    expect(kindOf(phrase.trim(), language)).toBe('placeholder')
    expect(kindOf(`${phrase.trim().toUpperCase()}!`, language)).toMatch(/placeholder|unfinished/)
  })
  test.each(list.unfinished.split(/[|\n]/))('%s is unfinished', (phrase) => {
    expect(kindOf(phrase.trim(), language)).toMatch(/unfinished|placeholder/)
  })
})

describe('nothing is amiss with', () => {
  test.each([
    ['en', 'Satellite image of Iceland'],
    ['en', 'A disk image'],
    ['en', 'Photography'],
    ['en', 'Pilgrims on their pilgrimage'],
    ['en', 'Painting of a dog'],
    ['en', 'The Picture of Dorian Gray'],
    ['en', 'Picture of the week'],
    ['en', 'The picture of health'],
    ['en', 'Image processing'],
    ['en', 'Imagery of the coast'],
    ['en', 'Picture-in-picture mode'],
    ['en', 'Photographer of the year'],
    ['en', 'Undefined behaviour'],
    ['en', 'Todo list with three tasks'],
    ['en', 'An untitled document'],
    ['en', 'Logo'],
    ['en', 'Chart of monthly rainfall'],
    ['en', '5'],
    ['en', '★'],
    ['en', 'X-ray'],
    ['en', 'Mac OS'],
    ['de', 'Bildschirm mit Einstellungen'],
    ['de', 'Fotovoltaik auf dem Dach'],
    ['de', 'Bilder einer Ausstellung'],
    ['de', 'Gemälde von Dürer'],
    ['de', 'Abbildungsverzeichnis'],
    ['fr', 'Photographe au travail'],
    ['fr', 'Photo de profil de Jeanne'],
    ['fr', 'Imagerie médicale'],
    ['es', 'Todo sobre mi madre'],
    ['es', 'Fotógrafo'],
    ['it', 'Foto di gruppo'],
    ['it', 'Fotovoltaico'],
    ['pt', 'Foto de perfil'],
    ['nl', 'Fotograaf aan het werk'],
    ['ja', '衛星写真'],
    ['ja', '写真家'],
    ['zh', '一隻狗'],
    ['sv', 'Bild av en hund'],
    ['x!', 'A dog'],
  ])('%s: %s', (language, text) => {
    expect(kindOf(text, language)).toBeUndefined()
  })
})

test.each([
  ['dog.jpg', 'photos/dog.jpg'],
  ['Dog.JPG', 'photos/dog.jpg'],
  ['CleanShot 2022-06-26 at 7.41.30', 'a.png'],
  ['Screenshot from 2024-01-01', 'a.png'],
  ['hero_image_final', 'hero_image_final.webp'],
  ['hero-image-final', '/img/hero-image-final.webp?v=2'],
  ['/img/hero.webp', '/img/hero.webp'],
])('%s is the name of %s', (text, address) => {
  expect(kindOf(text, 'en', address)).toBe('file-name')
})

test.each([
  ['GitHub', 'github.svg'],
  ['iPhone', 'iphone.png'],
  ['Auth0', 'auth0.svg'],
  ['Coca-Cola', 'coca-cola.svg'],
  ['e-mail', 'e-mail.svg'],
  ['nyhavn', 'nyhavn.jpg'],
  ['baz', 'baz'],
  ['JetBrains', 'icons/jetbrains.svg'],
])('%s is what %s shows', (text, address) => {
  expect(kindOf(text, 'en', address)).toBeUndefined()
})

test('what polish takes off a caption, the audit would have found', () => {
  const starts = ['Image of', 'a photo of', 'The image shows', 'This is a picture of', 'Photograph showing', 'Image:']
  const nouns = fc.constantFrom('a dog', 'two cats on a sofa', 'Paris')
  fc.assert(
    fc.property(fc.constantFrom(...starts), nouns, (start, noun) => {
      const text = `${start} ${noun}`
      expect(dropPrefix(text, 'en')).not.toBe(text)
      expect(kindOf(text)).toBe('redundant-words')
    }),
  )
})

test('a megabyte of anything takes no time', () => {
  const started = performance.now()
  for (const part of ['a ', 'image of ', 'the ', '-', '_a', 'photo: ', 'の写真', '. ', 'DSC_']) {
    wordingOf(part.repeat(1_000_000 / part.length), {
      language: 'ja',
      addresses: ['a.jpg'],
      neighbours: ['b'],
      unwanted: ['x'],
    })
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})
