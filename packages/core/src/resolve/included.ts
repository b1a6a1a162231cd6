import { join } from 'node:path'
import type { Rule } from './place.ts'

/**
 * `img/a.png` in a text that pages include, as VitePress 1 reads it: from the page. Asked last, because others read it
 * from the text's own folder.
 */
export const included: Rule = ({ path, file, site }) =>
  path.startsWith('/') ? [] : site.includers.of(file).map((folder) => ({ how: 'included', path: join(folder, path) }))
