// Preloaded into a build by the bench of hosts: times what sessions do, and looks for what a frozen build must not load.
import { readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'

const { createSession } = await import(new URL('../../packages/unplugin/dist/adapter.mjs', import.meta.url).href)
const session = Object.getPrototypeOf(createSession())

const record = process.env.ALT_TEXT_BENCH
writeFileSync(`${record}.loaded`, '')
register(new URL('./host-recorder-hooks.mjs', import.meta.url), { data: `${record}.loaded` })

let loadingMs = 0
let oursMs = 0
let modules = 0
/** The first of a language loads its parser. */
const begun = new Set()

function timed(name, note) {
  const plain = session[name]
  session[name] = function (...args) {
    const started = performance.now()
    const done = () => note(performance.now() - started, args)
    const result = plain.apply(this, args)
    if (typeof result?.then !== 'function') done()
    else result.then(done, done)
    return result
  }
}

const asLoading = (ms) => (loadingMs += ms)
const asModule = (kind) => (ms) => {
  if (!begun.has(kind)) {
    begun.add(kind)
    loadingMs += ms
  } else {
    modules++
    oursMs += ms
  }
}
timed('open', asLoading)
timed('prepare', asLoading)
timed('module', (ms, [, id]) => asModule(/\.(\w+)(?:\?|$)/.exec(id)?.[1])(ms))
timed('document', (ms, [{ language }]) => asModule(`document ${language}`)(ms))
timed('sourcePage', asModule('page'))
timed('builtPage', asModule('page'))

process.on('exit', () => {
  const loaded = readFileSync(`${record}.loaded`, 'utf8').split('\n').filter(Boolean)
  writeFileSync(record, JSON.stringify({ loadingMs, oursMs, modules, loaded: [...new Set(loaded)] }))
})
