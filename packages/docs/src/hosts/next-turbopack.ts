/** A loader with its options, which must survive `JSON.stringify`. */
export interface Use {
  readonly loader: string
  readonly options: object
}

type Loader = string | Use

interface Rule {
  readonly loaders?: readonly Loader[]
  readonly [key: string]: unknown
}

type Item = Loader | Rule

/** `turbopack.rules` of Next: by glob, loaders or rules, one or several. */
export type Rules = Readonly<Record<string, Item | readonly Item[]>>

const glob = '{*,alt-text-rule}'

/**
 * Adds a loader for components, and puts it behind those that compile MDX: the last of a rule's loaders gets the file as
 * it was written. https://nextjs.org/docs/app/api-reference/config/next-config-js/turbopack#configuring-webpack-loaders
 */
export function turbopackRules(rules: Rules, use: Use): Rules {
  const withMdx = Object.entries(rules).map(([name, items]) => [name, behindMdx(items, use)] as const)
  const own = { loaders: [use], condition: { all: [{ not: 'foreign' }, { path: /\.(?:jsx|tsx|js|mjs)$/ }] } }
  return { ...Object.fromEntries(withMdx), [glob]: own }
}

function behindMdx(items: Rules[string], use: Use): Rules[string] {
  const list = (Array.isArray(items) ? items : [items]) as readonly Item[]
  // A plain list of loaders is a rule's.
  if (list.every(isLoader)) return list.some(isMdx) ? [...list, use] : items
  return list.map((item) =>
    isLoader(item) || !item.loaders?.some(isMdx) ? item : { ...item, loaders: [...item.loaders, use] },
  )
}

function isLoader(item: Item): item is Loader {
  return typeof item === 'string' || 'loader' in item
}

function isMdx(loader: Loader): boolean {
  return /mdx/.test(typeof loader === 'string' ? loader : loader.loader)
}
