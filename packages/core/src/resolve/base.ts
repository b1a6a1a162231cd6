/** Where the site is served, as far as addresses show it. */
export interface Base {
  /** `/` or `/sub/`. */
  readonly path: string
  /** The address without what stands for this very site: its origin, Docusaurus' `pathname://`, a page's `%BASE_URL%`. */
  local(address: string): string
  /** What a path that begins with `/` may mean: without the base first, then as it stands. */
  strip(path: string): readonly string[]
}

/**
 * What stands for the base path in page shells of Vite, SvelteKit and Create React App:
 * https://vite.dev/guide/env-and-mode.html#html-constant-replacement, https://svelte.dev/docs/kit/project-structure
 */
const placeholder = /^%(?:BASE_URL|sveltekit\.assets|PUBLIC_URL)%\/?/

const origin = /^(?:https?:)?\/\//i

/** @param base `/`, `/sub/`, `./`, or a URL */
export function createBase(base: string): Base {
  const url =
    origin.test(base) && URL.canParse(base, 'https://localhost') ? new URL(base, 'https://localhost') : undefined
  const name = (url?.pathname ?? base).replaceAll(/^[./]+|\/+$/g, '')
  const path = name === '' ? '/' : `/${name}/`
  return {
    path,
    local: (address) => {
      // https://docusaurus.io/docs/advanced/routing#escaping-from-spa-redirects
      if (address.startsWith('pathname:///')) return address.slice('pathname://'.length)
      if (placeholder.test(address)) return address.replace(placeholder, '/')
      if (url === undefined || !origin.test(address)) return address
      const rest = address.replace(origin, '')
      return rest.startsWith(url.host + path) ? rest.slice(url.host.length) : address
    },
    strip: (address) =>
      path !== '/' && address.startsWith(path) ? [address.slice(path.length - 1), address] : [address],
  }
}
