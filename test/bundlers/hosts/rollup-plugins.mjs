import { readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { compile } from '../compile.mjs'
import { markdown } from './vite.mjs'

/** What a site needs to be bundled by Rollup: aliases, JSX and types, images as assets, Markdown as text. */
export function sitePlugins(root) {
  return [resolver(root), images(), jsx(), markdown]
}

function resolver(root) {
  return {
    name: 'site-aliases',
    resolveId: (source, importer) =>
      source.startsWith('@/') ? join(root, 'src', source.slice(2)) : importer && resolve(dirname(importer), source),
  }
}

export function images() {
  return {
    name: 'site-images',
    load(id) {
      if (!id.endsWith('.png')) return null
      const reference = this.emitFile({ type: 'asset', name: basename(id), source: readFileSync(id) })
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`
    },
  }
}

function jsx() {
  return {
    name: 'site-jsx',
    async transform(code, id) {
      return /\.[jt]sx$/.test(id) ? compile(code, id) : null
    },
  }
}

/** A page that a plugin makes, as @web/rollup-plugin-html does: the names of assets are in it. */
export function page(html) {
  const references = new Map()
  return {
    name: 'site-page',
    buildStart() {
      for (const [, path] of html.matchAll(/emit:([^"]+)/g)) {
        const source = readFileSync(path)
        references.set(path, this.emitFile({ type: 'asset', name: basename(path), source }))
      }
    },
    generateBundle() {
      const source = html.replaceAll(/emit:([^"]+)/g, (_, path) => this.getFileName(references.get(path)))
      this.emitFile({ type: 'asset', fileName: 'index.html', source })
    },
  }
}
