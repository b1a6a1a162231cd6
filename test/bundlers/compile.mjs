import { extname } from 'node:path'
import { transform } from 'esbuild'

/** JSX and types, for bundlers that leave those to a plugin; a map of what came before is carried on. */
export async function compile(code, id) {
  const loader = extname(id).slice(1)
  return transform(code, { loader, jsxFactory: 'h', sourcefile: id, sourcemap: 'external' })
}
