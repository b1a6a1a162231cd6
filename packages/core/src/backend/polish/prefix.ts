import { primaryOf } from '../language.ts'

/**
 * What says only that an image is an image, by language: the listener knows. Anchored, so that what tells a kind of
 * picture apart stays: "Satellite image of", "A painting of", "Chart of", "A disk image of". The noun is lower-case
 * unless it is the first word, so that "The Picture of Dorian Gray" stays too.
 */
const prefixes: Readonly<Record<string, readonly RegExp[]>> = {
  en: english(),
  fr: [
    /^(?:(?:[Uu]ne |[Ll]['’])?(?:[Ii]mage|[Pp]hoto|[Pp]hotographie) (?:de |d['’]|montrant )|[Ll](?:['’]image|a photo) (?:montre|représente) )/,
  ],
  es: [
    /^(?:(?:[Uu]na )?(?:[Ii]magen|[Ff]oto|[Ff]otografía) (?:de (?!l[oa]s? |el )|que muestra )|[Ll]a (?:imagen|foto) muestra )/,
  ],
  it: [
    /^(?:(?:[Uu]n['’]|[Uu]na )?(?:[Ii]mmagine|[Ff]oto|[Ff]otografia) (?:di|che mostra) |[Ll](?:['’]immagine|a foto) mostra )/,
  ],
  pt: [/^(?:(?:[Uu]ma )?(?:[Ii]magem|[Ff]oto|[Ff]otografia) (?:de|que mostra) |[Aa] (?:imagem|foto) mostra )/],
  nl: [/^(?:(?:[Ee]en )?(?:[Aa]fbeelding|[Ff]oto) van |[Dd]e (?:afbeelding|foto) toont )/],
  // German needs another case after "ein Bild von", so only what leaves a sound phrase is taken off.
  de: [/^(?:Bild|Foto|Abbildung): /],
}

function english(): RegExp[] {
  const nouns = '(?:image|picture|photo|photograph|pic|graphic)s?'
  const first = `(?:[Ii]mages?|[Pp]ictures?|[Pp]hotos?|[Pp]hotographs?|[Pp]ics?|[Gg]raphics?)`
  const lead = `(?:[Hh]ere(?: is|['’]s) |[Tt]his is |[Ii]t(?: is|['’]s) |[Tt]here is |[Ww]e see |[Ii]n this ${nouns},? (?:we (?:can )?see|there (?:is|are)) )`
  const named = `(?:${lead}?(?:${first}|(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hese|[Oo]ne) ${nouns}))`
  const shows = '(?:shows|depicts|displays|features|captures|illustrates|portrays|presents|showcases|contains)'
  const prize = '(?!the (?:[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)\\b)'
  return [
    new RegExp(`^${named} (?:of|showing|depicting|displaying|featuring|that ${shows}|which ${shows}) ${prize}(?=\\S)`),
    new RegExp(`^(?:(?:[Tt]he|[Tt]his) ${nouns}|${first}|[Ii]t) ${shows} (?:us )?(?=\\S)`),
    new RegExp(`^[Ii]n (?:the|this) ${nouns},? (?:there (?:is|are)|(?:we|you|one) (?:can )?see) (?=\\S)`),
    /^(?:[Ii]mage|[Pp]icture): (?=\S)/,
  ]
}

/** Takes such beginnings off, and makes the new first letter a capital if the old one was. */
export function dropPrefix(text: string, language: string): string {
  const patterns = prefixes[primaryOf(language)] ?? []
  let rest = text
  for (let round = 0; round < 3; round++) {
    const before = rest
    for (const pattern of patterns) rest = rest.replace(pattern, '')
    if (rest === before) break
  }
  return rest === text || !/^\p{Lu}/u.test(text) ? rest : capitalise(rest, language)
}

/** Not `iPhone`, nor `e-mail`'s cousins: a first word with a capital inside is written as it is. */
function capitalise(text: string, language: string): string {
  const [first = ''] = text
  const word = /^[\p{L}\p{M}]*/u.exec(text)?.[0] ?? ''
  return /\p{Lu}/u.test(word) ? text : first.toLocaleUpperCase(language) + text.slice(first.length)
}
