/** Functions that only put the site's base path before an address, by module and export. */
export const basePathCalls: ReadonlySet<string> = new Set([
  '@docusaurus/useBaseUrl#default',
  'vitepress#withBase',
  'gatsby#withPrefix',
  '$app/paths#asset',
  '$app/paths#resolve',
])

/** Whether a file may import one of them, under whatever name. */
export function mayCallBasePath(text: string): boolean {
  return basePathModules.some((module) => text.includes(module))
}

/** Names of that base path itself. */
export const basePathNames: ReadonlySet<string> = new Set(['$app/paths#base', '$app/paths#assets'])

/**
 * The same where an environment has it, by what stands for it in a page shell. Whether a slash ends it differs by site.
 * https://vite.dev/guide/env-and-mode.html#built-in-constants
 */
export const basePathMembers: ReadonlyMap<string, string> = new Map([
  ['import.meta.env.BASE_URL', '%BASE_URL%'],
  ['process.env.BASE_URL', '%BASE_URL%'],
  ['process.env.PUBLIC_URL', '%PUBLIC_URL%'],
])

const basePathModules = [...new Set([...basePathCalls, ...basePathNames].map((key) => key.slice(0, key.indexOf('#'))))]
