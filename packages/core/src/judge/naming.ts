import { fold, wordSet } from './fold.ts'

/** Words that say nothing of what a link opens: "Read more", of what? */
const generic: ReadonlySet<string> = new Set(
  `more|read more|learn more|see more|show more|find out more|more info|more information|more details|details|see details|view details|view|view all|see all|open|click here|here|go|link|continue|continue reading|read on|read article|read|discover|explore|shop now|buy now|book now
mehr|mehr lesen|mehr erfahren|weiterlesen|weiter|zum artikel|zum beitrag|zum produkt|hier|hier klicken|details ansehen|ansehen|mehr infos|anzeigen
plus|en savoir plus|lire la suite|lire plus|voir plus|voir|decouvrir|ici|cliquez ici|la suite|details
mas|leer mas|ver mas|saber mas|mas informacion|seguir leyendo|ver|ver detalles|aqui|haga clic aqui
mais|leia mais|ler mais|saiba mais|ver mais|veja mais|continuar lendo|aqui|clique aqui
di piu|leggi|leggi tutto|leggi di piu|continua a leggere|continua|scopri di piu|scopri|vedi|qui|clicca qui|vai|dettagli
meer|lees meer|lees verder|verder lezen|meer informatie|meer weten|bekijk|bekijk meer|hier|klik hier|ontdek meer
las mer|lar dig mer|mer|har|klicka har|visa|les mer|laer mer|her|klikk her|laes mere|mere|se mere|klik her|lue lisaa|lisaa|nayta
czytaj wiecej|wiecej|dowiedz sie wiecej|zobacz|tutaj|cist dal|vice|cist vice|zjistit vice|zde|tovabb|reszletek|devamini oku|daha fazla|devami
подробнее|читать далее|читать|далее|еще|узнать больше|здесь|смотреть|докладніше|детальніше|читати далі
もっと見る|続きを読む|詳細|詳しく|詳しくはこちら|こちら|もっと読む|更多|了解更多|阅读更多|阅读全文|查看更多|查看|详情|点击这里|더 보기|자세히|자세히 보기|더보기`
    .split(/[|\n]/)
    .map((phrase) => fold(phrase).trim()),
)

/** Beside a number, these words only measure or price. */
const measures: ReadonlySet<string> = wordSet(
  'from only now was per each off save sale price person people pp pers adult night reviews review ratings stars star read km m cm mm mi ft in kg g lb oz l ml min mins minute minutes h hr hrs hour hours s sec day days week weeks month months kb mb gb x px',
  'ab nur statt je preis stk std minuten tage uhr stunden jahre a partir de des seulement prix desde solo precio da solo prezzo vanaf nu prijs fra fran kun pris od cena от цена руб грн zł kr kc ft lei',
  'usd eur gbp chf jpy cny sek nok dkk pln czk aud cad nzd inr brl mxn euro euros dollar dollars pounds pound pence',
)

/** Only how a link opens, or what kind of file. */
const aside =
  /^(?:(?:link )?(?:opens|open|opening)? ?(?:in)? ?(?:a|an)? ?new (?:tab|window|browser window|browser tab)|external(?: link| site)?|(?:offnet|oeffnet)? ?(?:in|sich in)? ?(?:einem)? ?neue[mns]? (?:fenster|tab)|(?:s ouvre dans)? ?(?:une|un)? ?(?:nouvelle fenetre|nouvel onglet)|(?:se abre en)? ?(?:una)? ?(?:nueva ventana|nueva pestana)|pdf|docx?|xlsx?|zip|epub)$/

/** Whether words say nothing of what is opened: "Read more", "opens in a new tab". */
export function isGeneric(text: string): boolean {
  const plain = lettersOf(text)
  return generic.has(plain) || aside.test(plain)
}

/** Whether words name anything: not a lone symbol, a price, a number. */
export function names(text: string): boolean {
  const plain = lettersOf(text)
  if (plain === '') return false
  const measured = /\p{N}/u.test(plain)
  return plain
    .split(' ')
    .some((word) => /\p{L}/u.test(word) && isWord(word) && !(measured && measures.has(word.replaceAll(/\p{N}/gu, ''))))
}

function lettersOf(text: string): string {
  return fold(text.slice(0, 400))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** One Latin letter is a mark (`x`), one ideograph is a word. */
function isWord(word: string): boolean {
  return (
    word.replaceAll(/\p{N}/gu, '').length > 1 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
  )
}
