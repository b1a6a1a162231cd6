import type { WordList } from '../word-list.ts'

export const de: WordList = {
  media: 'bild(?:er)?|fotos?|fotografien?|abbildung(?:en)?|grafik',
  articles: '(?:hier (?:ist|sieht man) |dies ist |das ist )?(?:ein |eine |das |die |dieses |diese )',
  links: '(?:von |vom |des |der |einer |eines |zeigt |zeigen |, (?:das|die) (?:zeigt )?)',
  names: '(?:ausstellung|tages|woche|monats|jahres|jahr|frau)\\b',
  phrases: 'auf (?:dem|diesem|der|dieser) (?:bild|foto|abbildung) (?:ist|sind|sieht man) |(?:bild|foto|abbildung): ',
  capitals: true,
  placeholders: 'bild|bilder|foto|fotos|abbildung|grafik|ein bild|platzhalter|platzhalterbild',
  unfinished: `alternativtext|alternativ text|alttext|alt text|bildbeschreibung|beschreibung
    alternativtext hier|bildtitel|unbenannt|hier alternativtext einfügen`,
}
