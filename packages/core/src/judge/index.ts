export { judge } from './occurrence.ts'
export type { JudgedFile } from './occurrence.ts'
export { titleOf } from './title.ts'
