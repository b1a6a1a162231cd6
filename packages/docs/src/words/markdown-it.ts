import type { Session } from 'unplugin-alt-text/adapter'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'

/** A token of markdown-it, as far as it is used here. */
interface Token {
  readonly type: string
  content: string
  children: Token[] | null
}

/** What markdown-it hands to a rule, as far as it is used here. */
interface State {
  src: string
  readonly tokens: readonly Token[]
  readonly env?: unknown
  readonly inlineMode?: boolean
  readonly Token: new (type: string, tag: string, nesting: 0) => Token
}

interface Ruler {
  before(name: string, rule: string, run: (state: State) => void): void
  after(name: string, rule: string, run: (state: State) => void): void
}

/** A markdown-it, of any version. */
export interface MarkdownIt {
  readonly options: { readonly html?: boolean | undefined }
  readonly core: { readonly ruler: object }
}

/** A text, or a part of one with blanks for the rest: offsets are those of the whole. */
export interface Part {
  readonly text: string
  /** Absolute path of the file it is from; without one, only images that need no place are found. */
  readonly path: string | undefined
  /** Where its page is served, where that is known. */
  readonly address?: string | undefined
}

export interface RendererOptions {
  /** What a text is made of, by what its framework hands over with it; nothing is left alone. */
  readonly partsOf: (text: string, env: unknown) => readonly Part[]
  /** Hears of each part's files: a change of one of them changes its words. */
  readonly onPart?: ((path: string, watch: readonly string[]) => void) | undefined
}

/**
 * markdown-it's images have no positions. So before anything reads a text, tags in it get their words, and Markdown
 * images a sign that no parser reads anything into; what has become an image gets the words of its sign, and everywhere
 * else the sign is taken out again. No line is added.
 */
export function useWords(markdown: MarkdownIt, session: Session, options: RendererOptions): void {
  const ruler = markdown.core.ruler as Ruler
  const signed = new WeakMap<State, readonly string[]>()
  ruler.before('normalize', 'alt_text', (state) => {
    if (state.inlineMode !== true) signed.set(state, sign(state, markdown, session, options))
  })
  ruler.after('inline', 'alt_text_words', (state) => {
    const words = signed.get(state) ?? []
    if (words.length > 0) replaceSigns(state.tokens, words, state)
  })
}

/** Gives the words that signs stand for, by number. */
function sign(state: State, markdown: MarkdownIt, session: Session, { partsOf, onPart }: RendererOptions): string[] {
  const parts = partsOf(state.src, state.env).map((part) => ({ ...part, words: wordsIn(part, session) }))
  for (const { path, words } of parts) if (path !== undefined) onPart?.(path, words?.watch ?? [])
  const signs: string[] = []
  const edits = parts.flatMap(({ words }) => words?.edits ?? []).sort((one, other) => other.at - one.at)
  for (const { at, text, alt, isMarkdown } of edits) {
    // Without HTML a tag is text that people read.
    if (!isMarkdown && markdown.options.html !== true) continue
    const put = isMarkdown ? signOf(signs.push(alt) - 1) : text
    state.src = state.src.slice(0, at) + put + state.src.slice(at)
  }
  return signs
}

function wordsIn(part: Part, session: Session): Words | undefined {
  return wordsOf(session, { ...part, language: 'markdown' })
}

const signOf = (number: number): string => `AltTextWords${number}x`
const signs = /AltTextWords(\d+)x/g

function replaceSigns(tokens: readonly Token[], words: readonly string[], state: State): void {
  for (const token of tokens) {
    const number = token.type === 'image' ? new RegExp(`^${signs.source}$`).exec(token.content)?.[1] : undefined
    if (number !== undefined) giveWords(token, words[Number(number)] ?? '', state)
    else if (token.type === 'inline') token.content = token.content.replaceAll(signs, (_, at) => words[at] ?? '')
    else token.content = token.content.replaceAll(signs, '')
    if (number === undefined) replaceSigns(token.children ?? [], words, state)
  }
}

function giveWords(image: Token, words: string, { Token }: State): void {
  const text = new Token('text', '', 0)
  text.content = words
  image.content = words
  image.children = [text]
}
