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

/**
 * Markdown passes no bundler. Words of MDX go into its source, like those of components. Astro keeps rendered
 * collections as long as its config looks the same, functions apart: so the digest of the words is in there.
 */
export function putIntoMarkdown(
  markdown: AstroMarkdown,
  session: Session,
  add: (markdown: object) => AstroMarkdown,
): void {
  const remark = [remarkAltText(session), { digest: session.digest }]
  const { processor } = markdown
  if (processor === undefined) {
    const { remarkPlugins = [] } = add({ remarkPlugins: [remark] })
    // First: images are found by what the author wrote.
    remarkPlugins.unshift(...remarkPlugins.splice(remarkPlugins.indexOf(remark), 1))
  } else if (processor.name === 'satteri') {
    const plugin = satteriPlugin(session, 'alt-text', ['markdown'])
    processor.options.mdastPlugins?.unshift([plugin, { name: `alt-text:${session.digest}` }])
  } else processor.options.remarkPlugins?.unshift(remark)
}

function remarkAltText(session: Session): () => ReturnType<typeof transformerFor> {
  return () => transformerFor(session, { fallback: 'markdown', only: ['markdown'] })
}
