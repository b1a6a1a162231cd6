// Preloaded by the demo: writes down every module that a process loads, so that "nothing was loaded" is seen, not said.
import { appendFileSync } from 'node:fs'
import { createRequire, register } from 'node:module'

const file = process.env.ALT_TEXT_RECORD
const hooks = `
import { appendFileSync } from 'node:fs'
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(file)}, url + '\\n')
  return next(url, context)
}`
appendFileSync(file, '')
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
process.on('exit', () => {
  const required = Object.keys(createRequire(import.meta.url).cache)
  appendFileSync(file, required.map((path) => `${path}\n`).join(''))
})
