export { createSourceFilter, discover } from './discover.ts'
export type { DiscoverOptions } from './discover.ts'
export { readSource } from './read-source.ts'
export { replaceFile } from './replace-file.ts'
