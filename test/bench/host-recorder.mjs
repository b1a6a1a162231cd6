// Preloaded into a build by the bench of hosts: samples what runs, and looks for what a frozen build must not load.
import { readFileSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { register } from 'node:module'

const record = process.env.ALT_TEXT_BENCH
writeFileSync(`${record}.loaded`, '')
register(new URL('./host-recorder-hooks.mjs', import.meta.url), { data: `${record}.loaded` })

const { createSession } = await import(new URL('../../packages/unplugin/dist/adapter.mjs', import.meta.url).href)
const session = Object.getPrototypeOf(createSession())
let modules = 0
for (const name of ['module', 'document', 'sourcePage', 'builtPage', 'servedPage']) {
  const plain = session[name]
  session[name] = function (...args) {
    modules++
    return plain.apply(this, args)
  }
}

const inspector = new Session()
inspector.connect()
const post = (method, params) => {
  let answer
  inspector.post(method, params, (error, result) => {
    if (error) throw error
    answer = result
  })
  return answer
}
post('Profiler.enable')
post('Profiler.setSamplingInterval', { interval: 200 })
post('Profiler.start')

const ours = /[\\/]packages[\\/](?:core|unplugin|docs)[\\/]dist[\\/]|[\\/]@alt-text[\\/]docs[\\/]dist[\\/]/
/** Work that is done once, whatever the number of modules: config, captions, parsers, compilers. */
const once =
  /^(?:openSite|loadConfig|importConfig|createPipeline|openCaptions|#?open|#start|prepare|loadScanner|loadCompiler|compilerFrom|requireFrom)$/

/** Time of samples that ran in code of ours, or were called by it; modules that are being evaluated count as loading. */
function split({ nodes, samples, timeDeltas }) {
  const kinds = new Map()
  const walk = (id, kind, byId) => {
    const { callFrame, children = [] } = byId.get(id)
    const isOurs = ours.test(callFrame.url)
    const isEvaluated = isOurs && callFrame.functionName === '' && callFrame.lineNumber === 0
    const own = isEvaluated || (isOurs && once.test(callFrame.functionName)) ? 'loading' : isOurs ? 'ours' : undefined
    const here = kind === 'loading' ? kind : (own ?? kind)
    kinds.set(id, here)
    for (const child of children) walk(child, here, byId)
  }
  const byId = new Map(nodes.map((node) => [node.id, node]))
  walk(nodes[0].id, undefined, byId)
  const sum = { ours: 0, loading: 0 }
  samples.forEach((id, index) => {
    const kind = kinds.get(id)
    if (kind !== undefined) sum[kind] += timeDeltas[index] / 1000
  })
  return sum
}

process.on('exit', () => {
  const { profile } = post('Profiler.stop')
  const { ours: oursMs, loading: loadingMs } = split(profile)
  const loaded = readFileSync(`${record}.loaded`, 'utf8').split('\n').filter(Boolean)
  writeFileSync(record, JSON.stringify({ loadingMs, oursMs, modules, loaded: [...new Set(loaded)] }))
})
