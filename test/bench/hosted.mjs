// `npm run bench -- hosted [IMAGES…]`: what a fill over a paid service costs besides the service.
//
// The built command line fills a site over HTTP, from a service in a process of its own that takes a known time for each
// image. Time is held against what that time, the mean delay between its end and the look that finds it, and the number of
// requests in flight allow; memory against a dry run of the same site, which plans the same and asks nobody.
import { fork, spawn } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createSite } from './hosted/site.mjs'
import { limit, tableOf } from './local/table.mjs'

const peak = pathToFileURL(resolve('test/bench/hosted/peak.mjs')).href
const bin = resolve('packages/cli/dist/bin.mjs')
/** As the backend does by itself, against a service that is faster than the real one by half. */
const paced = { images: 400, serviceMs: 1000, concurrency: 6, pollMs: 500 }
/** As fast as it goes: the queue is what counts. */
const quick = { serviceMs: 0, concurrency: 50, pollMs: 5 }

/** Prints a table. What is over its limit is marked and no error: a busy machine makes both worse. */
export async function run(sizes) {
  const rows = [
    ...(await timeRows()),
    ...(await memoryRows(sizes.length > 0 ? sizes.map(Number) : [1000, 10_000, 100_000])),
  ]
  const heading = `${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}.`
  console.log(`${heading}\n${tableOf(rows)}`)
}

async function timeRows() {
  const { images, serviceMs, concurrency, pollMs } = paced
  const service = await startService(serviceMs)
  const site = createSite(images, { port: service.port, concurrency, pollMs })
  try {
    const idle = await fill(site, ['--dry-run'])
    const { ms } = await fill(site, ['--yes'])
    const delay = await service.delay()
    const ideal = (images / concurrency) * (serviceMs + delay)
    const took = ms - idle.ms
    return [
      [`${images} images, ${concurrency} at once, ${serviceMs} ms in the mean`, `${(took / 1000).toFixed(1)} s`, ''],
      [
        'what service, looks and concurrency allow',
        `${(ideal / 1000).toFixed(1)} s`,
        `mean delay of a look ${delay.toFixed(0)} ms`,
      ],
      ['ratio', (took / ideal).toFixed(3), limit(took / ideal, 1.1)],
    ]
  } finally {
    service.end()
    site.remove()
  }
}

async function memoryRows(sizes) {
  const rows = []
  for (const images of sizes) {
    const service = await startService(quick.serviceMs)
    const site = createSite(images, { port: service.port, ...quick })
    try {
      const planned = await fill(site, ['--dry-run'])
      const filled = await fill(site, ['--yes'])
      const name = `${images.toLocaleString('en')} images queued`
      const each = (filled.ms - planned.ms) / images
      const held = `${filled.held} MiB after a whole collection`
      rows.push([name, `${filled.peak} MiB`, `${held}; plan alone ${planned.peak} MiB; ${each.toFixed(1)} ms an image`])
    } finally {
      service.end()
      site.remove()
    }
  }
  return rows
}

async function startService(serviceMs) {
  const child = fork(resolve('test/bench/hosted/service.mjs'), [String(serviceMs)])
  const port = await new Promise((settle) => child.once('message', settle))
  return {
    port,
    delay: async () => (await (await fetch(`http://127.0.0.1:${port}/delay`)).json()).mean,
    end: () => child.disconnect(),
  }
}

async function fill(site, flags) {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', peak, bin, 'fill', ...flags], {
    cwd: site.root,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let last = ''
  child.stderr.on('data', (data) => (last = (last + data).slice(-2000)))
  const code = await new Promise((settle) => child.once('close', settle))
  if (code !== 0) throw new Error(`The fill ended with ${code}:\n${last}`)
  const [, most, held] = /peak (\d+), held (\d+)/.exec(last) ?? []
  return { ms: performance.now() - began, peak: Number(most), held: Number(held) }
}
