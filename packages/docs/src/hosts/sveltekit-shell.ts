import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { orFailure } from 'unplugin-alt-text/adapter'
import type { Session, vitePlugin } from 'unplugin-alt-text/adapter'

interface Shell {
  /** From the site's root. */
  readonly path: string
  /** How SvelteKit's module begins that holds it as a template in JavaScript; where it stands differs by version. */
  readonly template: RegExp
}

const shells: readonly Shell[] = [
  { path: 'src/app.html', template: /\bapp: \(\{ head, body, assets, nonce, env \}\) =>/ },
  { path: 'src/error.html', template: /\b(?:error:|export default) \(\{ status, message \}\) =>/ },
]

/** Modules that SvelteKit writes. */
const generated = /[\\/]generated[\\/].*\.js$/

/** SvelteKit's own signs in a shell; between them its text stands in the module as it is, in string literals. */
const sign = /%sveltekit\.[^%]+%/

/** Puts words into `app.html` and `error.html`, which no bundler sees. */
export function shell(session: Session): ReturnType<typeof vitePlugin> {
  let root = process.cwd()
  return {
    name: 'alt-text:shell',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    async transform(code, id) {
      if (!generated.test(id)) return undefined
      let result = code
      for (const { path, template } of shells) {
        const file = join(root, path)
        if (!template.test(code) || !existsSync(file)) continue
        const html = readFileSync(file, 'utf8')
        const worded = await orFailure(session.sourcePage(html, file))
        for (const watched of session.watch) this.addWatchFile(watched)
        result = withPieces(result, html.split(sign), worded.split(sign))
      }
      return result === code ? undefined : { code: result, map: null }
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
