export { judge } from './occurrence.ts'
export type { JudgedFile } from './occurrence.ts'
export { titleOfPage } from './title.ts'
