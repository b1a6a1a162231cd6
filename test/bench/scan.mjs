// `npm run bench -- scan [DIR…]`: the audit of whole sites beside the linters, searchers and readers of the field.
//
// Pairs take turns, so that what else the machine does weighs on both: ours, the peer, ours, the peer. Compared is
// processor time, of a process with all its children. Without a folder, a site of 28,000 files is made; folders are
// copied, by language, so that every tool sees the same files and none heeds a config or an ignore file of theirs.
import { existsSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { median } from './local/table.mjs'
import { compareFindings } from './scan/compare.mjs'
import { layOut } from './scan/lay-out.mjs'
import { measure } from './scan/meter.mjs'
import { audit, findingsOf } from './scan/ours.mjs'
import { installPeers, peers } from './scan/peers.mjs'
import { digits, judged, markdownTable, medians } from './scan/table.mjs'

const rounds = 5
/** A peer that takes longer than this runs once. */
const patience = 30
const missing = ['--rule', 'missing']

/** Where who is measured against whom, and the ratio of processor time that must and should be kept. */
const pairs = [
  { where: 'site', peer: 'ripgrep', limits: [5, 3] },
  { where: 'site', peer: 'find + cat', limits: [2, 1.5] },
  { where: 'site/code', peer: 'oxlint', limits: [1.2, 0.8] },
  { where: 'lacking', peer: 'oxlint', limits: [2, 1.2] },
  { where: 'site/components', peer: 'Biome', limits: [0.35, 0.15] },
  { where: 'site/pages', peer: 'Biome', limits: [0.45, 0.1] },
  { where: 'site/pages', peer: 'html-validate', limits: [0.45, 0.1] },
  { where: 'site/markdown', peer: 'markdownlint-cli2', limits: [0.02, 0.005] },
  { where: 'empty', peer: 'node -e 0', limits: [1.5, 1.2] },
]

export async function run(folders) {
  installPeers()
  const root = layOut('.cache/bench-scan', folders)
  console.log(`${heading()}\n`)
  const measured = pairs.filter(({ where }) => existsSync(join(root, where))).map((pair) => besidePeer(root, pair))
  console.log(`${markdownTable(head, measured.map(rowOf))}\n`)
  console.log(`${markdownTable(ownHead, ownRows(join(root, 'site')))}\n`)
  for (const { where, peer, ours, theirs } of measured) {
    if (theirs !== undefined) console.log(compareFindings(where, peer, ours, theirs))
  }
}

function heading() {
  const versions = Object.entries(peers).map(([name, { version }]) => `${name} ${version()}`.trim())
  return (
    `${new Date().toISOString().slice(0, 10)}; ${availableParallelism()} × ${cpus()[0]?.model.trim()} (${arch()}), ` +
    `load ${loadavg()[0].toFixed(1)}; ${rounds} rounds, medians; ${versions.join(', ')}.`
  )
}

const head = ['where', 'peer', 'its CPU s', 'wall', 'MiB', 'ours: CPU s', 'wall', 'MiB', 'CPU ratio', 'limit']

function besidePeer(root, { where, peer, limits }) {
  const cwd = join(root, where)
  const peerRuns = []
  const ourRuns = []
  let once = false
  for (let round = 0; round < rounds; round++) {
    if (!once) peerRuns.push(measure({ command: peers[peer].command(), cwd }))
    ourRuns.push(audit(cwd, missing, { cold: true }))
    once ||= peerRuns[0].wall > patience
  }
  const ratio = median(ourRuns.map(({ cpu }, round) => cpu / (peerRuns[round] ?? peerRuns[0]).cpu))
  const { findings } = peers[peer]
  const found = findings && { ours: findingsOf(cwd, missing), theirs: findings(peerRuns[0], cwd) }
  return { where, peer, limits, ratio, once, its: medians(peerRuns), own: medians(ourRuns), ...found }
}

function rowOf({ where, peer, limits, ratio, once, its, own }) {
  const numbers = ({ cpu, wall, peak }) => [digits(cpu), digits(wall), peak.toFixed(0)]
  return [where, once ? `${peer} (once)` : peer, ...numbers(its), ...numbers(own), digits(ratio), judged(ratio, limits)]
}

const ownHead = ['ours, whole site', 'CPU s', 'wall', 'MiB', 'CPU ratio', 'limit']

/** Against itself: all rules, a second time, and its memory. */
function ownRows(site) {
  const runs = { first: [], second: [], all: [] }
  for (let round = 0; round < rounds; round++) {
    runs.first.push(audit(site, missing, { cold: true }))
    runs.second.push(audit(site, missing, { cold: false }))
    runs.all.push(audit(site, [], { cold: true }))
  }
  const ratio = (kind) => median(runs[kind].map(({ cpu }, round) => cpu / runs.first[round].cpu))
  const numbers = (kind) => {
    const { cpu, wall, peak } = medians(runs[kind])
    return [digits(cpu), digits(wall), peak.toFixed(0)]
  }
  const { peak } = medians(runs.first)
  return [
    ['--rule missing', ...numbers('first'), '', `memory: ${judged(peak, [200, 140])}`],
    ['the same again', ...numbers('second'), digits(ratio('second')), judged(ratio('second'), [0.5, 0.5])],
    ['all rules', ...numbers('all'), digits(ratio('all')), judged(ratio('all'), [2, 2])],
  ]
}
