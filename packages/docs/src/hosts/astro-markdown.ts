import type { Session } from 'unplugin-alt-text/adapter'
import { satteriPlugin } from '../words/satteri.ts'
import { transformerFor } from '../words/unified.ts'

/** How Astro turns Markdown into pages: by remark up to version 6, by a processor from 7. */
export interface AstroMarkdown {
  readonly remarkPlugins?: unknown[] | undefined
  readonly processor?:
    | { readonly name: string; readonly options: { mdastPlugins?: unknown[]; remarkPlugins?: unknown[] } }
    | undefined
}

/** Tells Astro which words its rendered Markdown holds: part of the config by which it knows whether that is still good. */
export class Mark {
  #digest: string
  #isRead = true

  constructor(digest: string) {
    this.#digest = digest
  }

  /** Whether Astro has looked since it was changed. */
  get isRead(): boolean {
    return this.#isRead
  }

  set(digest: string): void {
    this.#isRead = digest === this.#digest
    this.#digest = digest
  }

  read(): string {
    this.#isRead = true
    return this.#digest
  }
}

/**
 * Markdown passes no bundler. Words of MDX go into its source, like those of components. Astro keeps rendered
 * collections as long as its config looks the same, functions apart: so the digest of the words is in there.
 */
export function putIntoMarkdown(
  markdown: AstroMarkdown,
  session: Session,
  add: (markdown: object) => AstroMarkdown,
): Mark {
  const { processor } = markdown
  const mark = new Mark(session.digest)
  if (processor?.name === 'satteri') {
    const plugin = satteriPlugin(session, 'alt-text', ['markdown'])
    const marking = {
      get name() {
        return `alt-text:${mark.read()}`
      },
    }
    processor.options.mdastPlugins?.unshift([plugin, marking])
    return mark
  }
  const options = {
    get digest() {
      return mark.read()
    },
  }
  const remark = [remarkAltText(session), options]
  // First: images are found by what the author wrote.
  if (processor !== undefined) processor.options.remarkPlugins?.unshift(remark)
  else moveFirst(add({ remarkPlugins: [remark] }).remarkPlugins ?? [], remark)
  return mark
}

function moveFirst(list: unknown[], item: unknown): void {
  list.unshift(...list.splice(list.indexOf(item), 1))
}

function remarkAltText(session: Session): () => ReturnType<typeof transformerFor> {
  return () => transformerFor(session, { fallback: 'markdown', only: ['markdown'] })
}
