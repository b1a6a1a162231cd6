/** Functions that only put the site's base path before an address, by module and export. */
export const basePathCalls: ReadonlySet<string> = new Set([
  '@docusaurus/useBaseUrl#default',
  'vitepress#withBase',
  'gatsby#withPrefix',
  '$app/paths#asset',
])

/** Names of that base path itself. */
export const basePathNames: ReadonlySet<string> = new Set(['$app/paths#base', '$app/paths#assets'])
