import { wordSet, wordsOf } from './fold.ts'

/** Words for one thing, as icons and labels have them, in several languages. */
const synonyms: readonly ReadonlySet<string>[] = [
  wordSet(
    'phone tel telephone telefon telefono telefoon telefone mobile mobil handy call cell ruf fon puhelin тел телефон 電話 电话',
  ),
  wordSet('mail email envelope letter post courriel correo posta e-mail epost почта 邮箱 メール'),
  wordSet('fax telefax'),
  wordSet(
    'clock time hours opening open oeffnungszeiten offnungszeiten uhrzeit horaires horario horarios orari openingstijden uhr',
  ),
  wordSet(
    'pin marker map location place address adresse anschrift direccion indirizzo endereco adres where anfahrt standort',
  ),
  wordSet('calendar date datum fecha data when termin kalender calendrier calendario'),
  wordSet('yes check tick ok checkmark ja oui si sim yep included haken included done'),
  wordSet('no cross nein non nee nao not x excluded'),
  wordSet(
    'warning caution alert attention achtung warnung danger avertissement atencion attenzione waarschuwing varning',
  ),
  wordSet('info information informazioni hinweis note'),
  wordSet('user person author profile by autor auteur autore'),
  wordSet('download herunterladen telecharger descargar scarica baixar downloaden'),
  wordSet('print drucken imprimer imprimir stampa afdrukken'),
  wordSet('search magnifier suche suchen rechercher buscar cerca zoeken sok'),
  wordSet('cart basket bag warenkorb panier cesta carrito carrello winkelwagen checkout'),
  wordSet('home house start startseite accueil inicio'),
  wordSet('star stars rating bewertung note rated'),
  wordSet('heart like likes favourite favorite favourites favorites'),
  wordSet('bin trash delete remove loeschen supprimer eliminar'),
  wordSet('price tag euro pound dollar preis prix precio'),
  wordSet('car parking park parkplatz auto'),
  wordSet('bus train tram bahn zug metro'),
  wordSet('web globe website site internet'),
]

/** Shorter words meet by chance. */
const shortest = 3

/** Whether words say what a name says: the same word, one that begins or ends with it, one for the same thing. */
export function share(tokens: readonly string[], text: string): boolean {
  const words = wordsOf(text.slice(0, 300))
  return tokens.some((token) => words.some((word) => isSame(token, word)))
}

function isSame(token: string, word: string): boolean {
  if (token === word) return token.length >= shortest || /^(?:no|ok|ja|si|tv)$/.test(token)
  const [short, long] = token.length < word.length ? [token, word] : [word, token]
  // `start` is no `star`: short words meet in a plural only.
  if (short.length >= 5 && (long.startsWith(short) || long.endsWith(short))) return true
  if (short.length === 4 && long.startsWith(short) && /^(?:s|es|n|en|e)$/.test(long.slice(4))) return true
  return synonyms.some((set) => set.has(token) && set.has(word))
}

/** Whether words say all that a name says. */
export function shareAll(tokens: readonly string[], text: string): boolean {
  return tokens.length > 0 && tokens.every((token) => share([token], text))
}

/** Whether every word of a name is in a text. */
export function allIn(tokens: readonly string[], text: string): boolean {
  const words = wordsOf(text.slice(0, 1000))
  const joined = words.join('')
  return (
    tokens.length > 0 && tokens.every((token) => words.includes(token) || (token.length >= 5 && joined.includes(token)))
  )
}
