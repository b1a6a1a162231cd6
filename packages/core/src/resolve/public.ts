import { dirname, join } from 'node:path'
import { isInside } from './fence.ts'
import type { Place, Question, Rule } from './place.ts'
import type { Site } from './site.ts'

/**
 * `/a.png`: in the public folders, then in the site's own root, from where dev servers and HTML entries serve
 * `/src/a.png`. In a workspace several sites have a `/logo.png`: the public folder of the source's own site comes first.
 */
export const publicPath: Rule = ({ path, file, site }) => {
  if (!path.startsWith('/')) return []
  const paths = site.base.strip(path)
  const rooted = (how: string, folder: string): Place[] =>
    paths.map((it) => ({ how, path: join(folder, it), floor: folder }))
  return [
    ...nearestFirst(site, file).flatMap((folder) => rooted('public', folder)),
    ...siteRoots(site, file).flatMap((folder) => rooted('root', folder)),
  ]
}

/**
 * `img/a.png`, as a browser reads it: from the page's address. Asked last, since a page's address is not known in its
 * source; a page beside the public folder, or the start page, is the common case.
 */
export const page: Rule = ({ path, file, site }) => {
  if (path.startsWith('/')) return []
  return nearestFirst(site, file).flatMap((folder): Place[] => {
    const within = siteRootOf(folder, site)
    const besides = isInside(within, file) && !isInside(folder, file)
    const folders = besides ? [dirname(file).slice(within.length), '/'] : ['/']
    // Above the site's root there is nothing: `../../a.png` on the start page is `/a.png` (https://url.spec.whatwg.org/#shorten-a-urls-path).
    const addresses = folders.map((from) => join('/', from, path))
    return addresses.flatMap((it) => [...moved(it, site), { how: 'page', path: join(folder, it) }])
  })
}

/** A folder that is served elsewhere than where it stands is reached from pages as well. */
function moved(address: string, site: Site): Place[] {
  return site.aliases
    .filter(({ prefix }) => prefix.startsWith('/') && address.startsWith(`${prefix}/`))
    .map(({ prefix, folder }) => ({ how: 'page', path: join(folder, address.slice(prefix.length)) }))
}

/** Public folders whose site holds the source, innermost first; then the others, as configured. */
function nearestFirst(site: Site, file: string): string[] {
  const depth = (folder: string): number => {
    const within = siteRootOf(folder, site)
    return isInside(within, file) ? within.length : 0
  }
  return [...site.publicDirs].sort((a, b) => depth(b) - depth(a))
}

function siteRoots(site: Site, file: Question['file']): string[] {
  const roots = nearestFirst(site, file).map((folder) => siteRootOf(folder, site))
  return [...new Set([...roots.filter((folder) => isInside(folder, file)), site.root])]
}

/** A public folder stands in its site's root: `apps/shop/public` in `apps/shop`. */
function siteRootOf(folder: string, site: Site): string {
  return isInside(site.root, dirname(folder)) ? dirname(folder) : site.root
}
