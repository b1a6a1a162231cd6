import { dirname, join, parse } from 'node:path'
import type { Rule } from './place.ts'

/** Beside the source, with or without `./`. */
export const relative: Rule = ({ path, file }) =>
  path.startsWith('/') ? [] : [{ how: 'relative', path: join(dirname(file), path) }]

const pages = /\.(?:md|markdown|html?|njk|liquid|hbs|ejs)$/i

/**
 * From the folder that a page is served as: `guide.md` at `/guide/`, as by Hugo, Eleventy and MkDocs, so that a browser
 * reads `../img/a.png` from there.
 * @see https://www.mkdocs.org/user-guide/configuration/#use_directory_urls
 */
export const ownFolder: Rule = ({ path, file }) => {
  const { dir, name, base } = parse(file)
  return path.startsWith('../') && pages.test(base) ? [{ how: 'page', path: join(dir, name, path) }] : []
}
