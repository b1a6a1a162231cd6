import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { orFailure } from 'unplugin-alt-text/adapter'
import type { Session, vitePlugin } from 'unplugin-alt-text/adapter'

/** The module into which SvelteKit writes `app.html`, as a template in JavaScript; where it stands differs by version. */
const generated = /[\\/]server(?:[\\/]internal)?\.js$/
const template = /\bapp: \(\{ head, body, assets, nonce, env \}\) =>/

/** SvelteKit's own signs in `app.html`; between them its text stands in the module as it is, in string literals. */
const sign = /%sveltekit\.[^%]+%/

/** Puts words into `app.html`, which no bundler sees. */
export function shell(session: Session): ReturnType<typeof vitePlugin> {
  let root = process.cwd()
  return {
    name: 'alt-text:shell',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    async transform(code, id) {
      const path = join(root, 'src/app.html')
      if (!generated.test(id) || !template.test(code) || !existsSync(path)) return undefined
      const html = readFileSync(path, 'utf8')
      const worded = await orFailure(session.sourcePage(html, path))
      for (const file of session.watch) this.addWatchFile(file)
      return worded === html ? undefined : { code: withPieces(code, html.split(sign), worded.split(sign)), map: null }
    },
  }
}

/** Every piece of the template in the place of the one it was made of. */
function withPieces(code: string, pieces: readonly string[], worded: readonly string[]): string {
  return pieces.reduce((text, piece, index) => {
    const other = worded[index] ?? piece
    return other === piece ? text : text.replace(inLiteral(piece), () => inLiteral(other))
  }, code)
}

function inLiteral(piece: string): string {
  return JSON.stringify(piece).slice(1, -1)
}
