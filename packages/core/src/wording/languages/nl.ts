import type { WordList } from '../word-list.ts'

export const nl: WordList = {
  media: "afbeelding(?:en)?|foto(?:['’]s)?|fotografie|plaatjes?",
  articles: '(?:een |de |het |deze |dit )',
  links: '(?:van |met |toont |tonen |waarop )',
  names: '(?:de (?:dag|week|maand)|het jaar)\\b',
  phrases: 'op (?:de|deze) (?:afbeelding|foto) (?:is|zijn|zie je) |(?:afbeelding|foto): ',
  placeholders: 'afbeelding|afbeeldingen|foto|fotos|plaatje|een afbeelding|een foto|tijdelijke afbeelding',
  unfinished: 'alternatieve tekst|alt tekst|alttekst|beschrijving|beschrijving van afbeelding|naamloos',
}
