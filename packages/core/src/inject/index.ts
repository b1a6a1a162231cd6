export { editFor, editOver } from './edit.ts'
export type { Edit } from './edit.ts'
export { inject, insert } from './inject.ts'
export type { Injected, InjectMap } from './inject.ts'
