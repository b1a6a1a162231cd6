import type { WordList } from '../word-list.ts'

export const fr: WordList = {
  media: 'images?|photos?|photographies?',
  articles: "(?:une |la |cette |l['’]|des |les |voici une |c['’]est une )",
  links: "(?:de |d['’]|du |des |montrant |représentant |montre |représente |qui montre )",
  names:
    "(?:jour|mois|semaine|année|an)\\b|la (?:semaine|une)\\b|l['’]année\\b|(?:groupe|famille|classe|profil|couverture|mariage|presse|marque|synthèse|fond|archives?|identité|illustration|équipe|mode|rue|nuit)\\b",
  phrases: '(?:image|photo) ?: ',
  placeholders: 'image|images|photo|photos|une image|une photo|photographie|espace réservé',
  unfinished: `texte alternatif|texte alt|alt text|description|description de l image|sans titre
    à compléter|à remplir|légende|titre de l image`,
}
