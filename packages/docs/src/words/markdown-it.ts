import type { Language } from '@alt-text/core'
import type { Session } from 'unplugin-alt-text/session'
import { wordsOf } from './words.ts'

interface Ruler {
  before(name: string, rule: string, run: (state: State) => void): void
}

/** What markdown-it hands to a rule, as far as it is used here. */
interface State {
  src: string
  readonly env?: unknown
  readonly inlineMode?: boolean
}

/** A markdown-it, of any version. */
export interface MarkdownIt {
  readonly options: { readonly html?: boolean | undefined }
  readonly core: { readonly ruler: object }
}

export interface RendererOptions {
  /** Absolute path of the page that is rendered, from what its framework hands over; `undefined` leaves it alone. */
  readonly pathOf: (env: unknown) => string | undefined
  readonly language?: Language | undefined
}

/**
 * Words go into the text before anything reads it, by the edits that a bundler build makes: markdown-it's images have
 * no positions, and what it includes from elsewhere is there by then. No line is added.
 */
export function useWords(
  markdown: MarkdownIt,
  session: Session,
  { pathOf, language = 'markdown' }: RendererOptions,
): void {
  const ruler = markdown.core.ruler as Ruler
  ruler.before('normalize', 'alt_text', (state) => {
    if (state.inlineMode === true) return
    const words = wordsOf(session, { text: state.src, path: pathOf(state.env), language })
    // Without HTML a tag is text that people read.
    const edits = words?.edits.filter(({ isMarkdown }) => isMarkdown || markdown.options.html === true) ?? []
    state.src = edits.reduceRight((text, { at, text: put }) => text.slice(0, at) + put + text.slice(at), state.src)
  })
}
