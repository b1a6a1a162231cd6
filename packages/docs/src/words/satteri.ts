import { fileURLToPath } from 'node:url'
import type { Language } from '@alt-text/core'
import type { MdastPluginDefinition, MdastPluginEntry, MdastVisitorContext } from 'satteri'
import type { Session } from 'unplugin-alt-text/adapter'
import { editPiece } from './piece.ts'
import { prepare } from './sessions.ts'
import { wordsOf } from './words.ts'
import type { ImageWords, Words } from './words.ts'

interface SatteriNode {
  readonly type: string
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } }
  readonly name?: string | null
  readonly alt?: string | null
  readonly children?: readonly object[]
  readonly value?: string
  readonly attributes?: readonly { readonly type: string; readonly name?: string }[]
}

interface Change {
  readonly source: string
  set(key: string, value: unknown): void
  replace(node: object): void
}

/** @param only languages whose words go in here; others are put in elsewhere */
export function satteriPlugin(session: Session, name: string, only?: readonly Language[]): MdastPluginEntry {
  return ({ fileURL, sourceFormat, source }) => {
    const language: Language = sourceFormat === 'mdx' ? 'mdx' : 'markdown'
    if (only !== undefined && !only.includes(language)) return null
    let words: Words | undefined
    const look = (): void => {
      const path = fileURL?.protocol === 'file:' ? fileURLToPath(fileURL) : undefined
      words = wordsOf(session, { text: source, path, language })
    }
    const visit =
      (place: (node: SatteriNode, words: Words, change: Change) => void) =>
      (it: unknown, context: MdastVisitorContext) => {
        if (words === undefined) return
        place(it as SatteriNode, words, {
          source,
          set: (key, value) => context.setProperty(it as never, key as never, value as never),
          replace: (node) => context.replaceNode(it as never, node as never),
        })
      }
    return {
      name,
      options: { position: true },
      before: () => (session.isReady ? look() : prepare(session).then(look)),
      image: visit(image),
      imageReference: visit(image),
      html: visit(piece),
      mdxFlowExpression: visit(piece),
      mdxTextExpression: visit(piece),
      mdxjsEsm: visit(piece),
      mdxJsxFlowElement: visit(jsx),
      mdxJsxTextElement: visit(jsx),
    } as MdastPluginDefinition
  }
}

function at({ position }: SatteriNode, { images }: Words): ImageWords | undefined {
  return images.get(position?.start.offset ?? -1)
}

function image(node: SatteriNode, words: Words, { set }: Change): void {
  const found = at(node, words)
  if (found !== undefined && (node.alt ?? '').trim() === '') set('alt', found.alt)
}

function piece({ value = '', position }: SatteriNode, { edits }: Words, { set, source }: Change): void {
  const [start, end] = [position?.start.offset, position?.end.offset]
  if (start === undefined || end === undefined) return
  const edited = editPiece(
    { value, start, end },
    source,
    edits.filter(({ isMarkdown }) => !isMarkdown),
  )
  if (edited !== value) set('value', edited)
}

/** Attributes cannot be set by themselves: the element is replaced by itself with one more. */
function jsx(node: SatteriNode, words: Words, { replace }: Change): void {
  const found = at(node, words)
  if (found === undefined || node.attributes?.some(({ name }) => name === found.attribute)) return
  const attribute = { type: 'mdxJsxAttribute', name: found.attribute, value: found.alt }
  const { type, name, children = [] } = node
  replace({ type, name, children, attributes: [attribute, ...(node.attributes ?? [])] })
}
