import { wordSet, wordsOf } from './fold.ts'
import type { PictureName } from './picture-name.ts'
import { share } from './shared-words.ts'

/** What an icon in a link can tell beside the link's words, and the words that would tell it already. */
interface Adjunct {
  readonly tokens: ReadonlySet<string>
  readonly said: ReadonlySet<string>
}

const adjunct = (tokens: string, said: string): Adjunct => ({ tokens: wordSet(tokens), said: wordSet(tokens, said) })

const fileTypes =
  'pdf doc docx odt xls xlsx ods csv tsv ppt pptx odp zip tar gz epub mobi mp3 ogg wav mp4 mov webm gpx kml ics vcf txt rtf xml json rss'

const adjuncts: readonly Adjunct[] = [
  ...fileTypes.split(' ').map((type) => adjunct(type, '')),
  adjunct('word msword', 'doc docx'),
  adjunct('excel spreadsheet', 'xls xlsx'),
  adjunct('powerpoint', 'ppt pptx slides'),
  adjunct(
    'newtab newwindow external extern externe externo esterno extlink offsite outbound popout',
    'tab window fenster fenetre ventana finestra venster external extern',
  ),
  adjunct('lock locked padlock members premium paywall', 'login sign members member only premium subscribers'),
  adjunct('new neu nouveau nuevo novo nuovo nieuw', ''),
  adjunct('warning caution danger attention achtung', 'warnung avertissement advertencia'),
  adjunct('soldout sold', 'out ausverkauft epuise agotado'),
  adjunct('verified', ''),
  adjunct('wheelchair accessible', 'wheelchair accessible step-free rollstuhl'),
  adjunct('vegan vegetarian veggie glutenfree', 'vegan vegetarian gluten'),
]

/** Marks of a link as such, which tell nothing more. */
const arrows = wordSet(
  'arrow arrows chevron caret right left next prev forward back go more link triangle pfeil fleche flecha freccia pijl down up plus open icon',
)

const pairs = new Set([
  'new tab',
  'new window',
  'ext link',
  'external link',
  'neues fenster',
  'sold out',
  'gluten free',
  'open new',
  'window open',
  'tab open',
])

/**
 * Whether an icon says something that the words beside it do not: the type of a file, that a window opens,
 * that only members may read on. Emptied, that would be lost.
 */
export function addsTo(words: string, { tokens }: PictureName): boolean {
  const said = new Set(wordsOf(words))
  if (tokens.some((token, index) => pairs.has(`${tokens[index - 1] ?? ''} ${token}`))) {
    return !['window', 'tab', 'fenster', 'out', 'free', 'external'].some((word) => said.has(word))
  }
  return adjuncts.some(({ tokens: known, said: words }) => {
    return tokens.some((token) => known.has(token)) && ![...words].some((word) => said.has(word))
  })
}

/** Whether an icon that stands after a link's words is a mark on it with a meaning of its own: not an arrow, not the words' own picture. */
export function marksLink(words: string, name: PictureName): boolean {
  const tokens = name.content.filter((token) => token.length >= 3)
  return tokens.length > 0 && !tokens.some((token) => arrows.has(token)) && !share(tokens, words)
}
