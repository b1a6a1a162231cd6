export type { PipelineOptions } from './words/options.ts'
export { ready } from './words/sessions.ts'
