import { dirname, join } from 'node:path'
import type { Rule } from './place.ts'

/** Beside the source, with or without `./`. */
export const relative: Rule = ({ path, file }) =>
  path.startsWith('/') ? [] : [{ how: 'relative', path: join(dirname(file), path) }]
