import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compile as compileMdx, run as runMdx } from '@mdx-js/mdx'
import MarkdownIt from 'markdown-it'
import { createElement } from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import rehypeParse from 'rehype-parse'
import rehypeRaw from 'rehype-raw'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { evaluate, markdownToHtml } from 'satteri'
import { unified } from 'unified'
import { VFile } from 'vfile'
import markdownItAltText from '@alt-text/docs/markdown-it'
import rehypeAltText from '@alt-text/docs/rehype'
import remarkAltText from '@alt-text/docs/remark'
import { ready } from '@alt-text/docs'
import type { PipelineOptions } from '@alt-text/docs'
import satteriAltText from '@alt-text/docs/satteri'

/** A page through one pipeline, with our plugin in it, as HTML. */
export interface Pipeline {
  /** The page it renders. */
  readonly page: 'page.md' | 'page.mdx' | 'page.html'
  render(path: string, text: string, options: PipelineOptions): Promise<string>
}

const file = (path: string, value: string): VFile => new VFile({ path, value })
const frontMatter = /^(\uFEFF?)---\r?\n[^]*?\n---\r?\n/

export const pipelines: Readonly<Record<string, Pipeline>> = {
  'remark, raw HTML passed on': {
    page: 'page.md',
    async render(path, text, options) {
      const processor = unified()
        .use(remarkParse)
        .use(remarkFrontmatter)
        .use(remarkGfm)
        .use(remarkAltText, options)
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeStringify, { allowDangerousHtml: true })
      return String(await processor.process(file(path, text)))
    },
  },
  'remark, raw HTML parsed': {
    page: 'page.md',
    async render(path, text, options) {
      const processor = unified()
        .use(remarkParse)
        .use(remarkFrontmatter)
        .use(remarkGfm)
        .use(remarkAltText, options)
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeRaw)
        .use(rehypeStringify)
      return String(await processor.process(file(path, text)))
    },
  },
  'remark, front matter taken off, nothing to wait for': {
    page: 'page.md',
    async render(path, text, options) {
      const processor = unified()
        .use(remarkParse)
        .use(remarkGfm)
        .use(remarkAltText, await ready(options))
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeStringify, { allowDangerousHtml: true })
      return String(processor.processSync(file(path, text.replace(frontMatter, ''))))
    },
  },
  'rehype on Markdown': {
    page: 'page.md',
    async render(path, text, options) {
      const processor = unified()
        .use(remarkParse)
        .use(remarkFrontmatter)
        .use(remarkGfm)
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeAltText, options)
        .use(rehypeStringify, { allowDangerousHtml: true })
      return String(await processor.process(file(path, text)))
    },
  },
  'markdown-it': {
    page: 'page.md',
    async render(path, text, options) {
      const markdown = new MarkdownIt({ html: true }).use(markdownItAltText, await ready(options))
      return markdown.render(text.replace(frontMatter, ''), { path })
    },
  },
  satteri: {
    page: 'page.md',
    async render(path, text, options) {
      const done = await markdownToHtml(text, {
        fileURL: pathToFileURL(path),
        mdastPlugins: [satteriAltText(options)],
      })
      return done.html
    },
  },
  'remark in MDX': {
    page: 'page.mdx',
    async render(path, text, options) {
      const compiled = await compileMdx(file(path, text), {
        outputFormat: 'function-body',
        remarkPlugins: [remarkFrontmatter, [remarkAltText, options]],
      })
      const { default: Page } = await runMdx(String(compiled), { ...jsxRuntime, baseUrl: import.meta.url } as never)
      return renderToStaticMarkup(createElement(Page))
    },
  },
  'satteri on MDX': {
    page: 'page.mdx',
    async render(path, text, options) {
      const { default: Page } = await evaluate(text, {
        ...(jsxRuntime as unknown as { Fragment: unknown; jsx: never; jsxs: never }),
        fileURL: pathToFileURL(path),
        mdastPlugins: [satteriAltText(options)],
      })
      return renderToStaticMarkup(createElement(Page as () => null))
    },
  },
  'rehype on HTML': {
    page: 'page.html',
    async render(path, text, options) {
      const processor = unified().use(rehypeParse).use(rehypeAltText, options).use(rehypeStringify)
      return String(await processor.process(file(path, text)))
    },
  },
}

export const readPage = (path: string): string => readFileSync(path, 'utf8')
