import type { WordList } from '../word-list.ts'

export const it: WordList = {
  media: 'immagin[ei]|foto|fotografi[ae]',
  articles: "(?:un['’]|una |l['’]|la |le |questa |delle )",
  links: "(?:di |del |della |dello |dell['’]|dei |delle |degli |che mostra |mostra |raffigurante )",
  names:
    '(?:giorno|mese|settimana|anno)\\b|(?:profilo|gruppo|famiglia|copertina|classe|repertorio|archivio|sfondo|squadra|stock)\\b',
  phrases: '(?:immagine|foto): ',
  placeholders: 'immagine|immagini|foto|fotografia|un immagine|una foto|segnaposto',
  unfinished: `testo alternativo|testo alt|alt text|descrizione|descrizione dell immagine|senza titolo
    da fare|titolo dell immagine`,
}
