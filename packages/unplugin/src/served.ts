import type { Pipeline } from '@alt-text/core'

type Resolving = Pick<Pipeline['resolver'], 'resolve'>

/**
 * Reads relative addresses as a browser does, from where a page is served; where nothing is found, from its source.
 * @param address of the page on the site: `/posts/first/`
 */
export function servedAt(address: string, resolver: Resolving): Resolving {
  return {
    resolve: (source, from) => {
      const path = source.kind === 'address' ? pathFrom(address, source.value) : undefined
      const served = path === undefined ? undefined : resolver.resolve({ kind: 'address', value: path }, from)
      return served?.kind === 'file' ? served : resolver.resolve(source, from)
    },
  }
}

/** `undefined` where an address does not hang on the page. */
function pathFrom(page: string, value: string): string | undefined {
  const base = `http://localhost${page.startsWith('/') ? page : `/${page}`}`
  if (/^\s*(?:[a-z][\w+.-]*:|[/\\#?]|$)/i.test(value) || !URL.canParse(value, base)) return undefined
  return new URL(value, base).pathname
}
