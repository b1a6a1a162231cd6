import { markdown } from '../../packages/core/src/scan/markdown.ts'
import { attributesOf } from './html-scanned.ts'
import type { MarkdownImages } from './markdown-image.ts'

/** Every image of a document as our scanner sees it. */
export function imagesInMarkdown(text: string): MarkdownImages {
  const { images } = markdown.read(text, { path: 'page.md', components: {} })
  const found = images.filter(({ name }) => name === 'img')
  return {
    written: found.flatMap((element) => {
      if (!element.markdown) return []
      const { src = '', alt = '', title = '' } = attributesOf(element)
      return [{ ...element.range, src, alt, title }]
    }),
    raw: found.flatMap((element) => (element.markdown ? [] : [attributesOf(element)])),
  }
}
