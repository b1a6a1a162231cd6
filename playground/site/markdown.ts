import { markdownToHtml } from 'satteri'
import type { Plugin } from 'vite'

/** Markdown pages as HTML strings; relative images become imports, so that Vite bundles them. */
export function markdown(): Plugin {
  return {
    name: 'markdown-pages',
    async transform(code, id) {
      if (!id.endsWith('.md')) return
      const { html } = await markdownToHtml(code)
      const images: string[] = []
      const page = JSON.stringify(html).replaceAll(/src=\\"(\.{0,2}[^\\":/][^\\":]*)\\"/g, (whole, src: string) => {
        if (src.startsWith('/')) return whole
        images.push(`import image${images.length} from ${JSON.stringify(src.startsWith('.') ? src : `./${src}`)}`)
        return `src=\\"" + image${images.length - 1} + "\\"`
      })
      return { code: `${images.join('\n')}\nexport default ${page}\n`, map: null }
    },
  }
}
