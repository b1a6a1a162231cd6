// `npm run bench -- local [DIR…]`: what the captioning process costs, against a bare loop over transformers.js.
//
// Four ways take turns in one run, so that what else the machine does weighs on all of them: the bare loop and ours,
// each over pixels that are decoded already and over files. Ours is always given a file; for the pixels it is a picture
// of the model's own size that is not compressed. Both sides load the same model with the same settings.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { onnx } from '@alt-text/onnx'
import { bareCaptioner, decode, uncompressed } from './local/bare.mjs'
import { captionerOf, peakOf } from './local/memory.mjs'
import { limit, median, spread, tableOf } from './local/table.mjs'

const model = resolve('test/models/tiny-florence2')
const dtype = 'fp16'
const task = '<CAPTION>'
const rounds = 9
const warmUps = 3
const imagesPerRound = 100
/** As the backend asks dispatch to. */
const inFlight = 4

/** Prints a table. What is over its limit is marked and no error: on a busy machine the second process pays for it. */
export async function run(folders) {
  const files = picturesOf(folders.length > 0 ? folders : [defaultFolder()])
  const pixels = await Promise.all(files.map(decode))
  const plain = await Promise.all(pixels.map(uncompressed))
  const bare = await bareCaptioner({ model, dtype, task })
  const ours = await openBackend()
  const ways = {
    'bare loop, pixels given': () => inTurn(pixels, bare),
    'ours, pixels given': () => ours.all(plain),
    'bare loop, with decoding': () => inTurn(files, async (bytes) => bare(await decode(bytes))),
    'ours, with decoding': () => ours.all(files),
  }
  await agree(ways)
  const times = await takeTurns(ways)
  const stall = await longestStall(ways['ours, with decoding'])
  console.log(describe(times, stall, ours.peakMegabytes()))
  await ours.dispose()
}

function defaultFolder() {
  const every = resolve('../shared/tiny-captioner/images')
  return existsSync(every) ? every : 'test/fixtures/shapes'
}

function picturesOf(folders) {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:png|jpe?g|webp|avif|gif|svg)$/i.test(name))
      .map((name) => join(folder, name)),
  )
  const files = paths.slice(0, imagesPerRound).map((path) => readFileSync(path))
  if (files.length === 0) throw new Error(`There are no pictures in ${folders.join(', ')}.`)
  return Array.from({ length: imagesPerRound }, (_, index) => files[index % files.length])
}

async function inTurn(items, caption) {
  const words = []
  for (const item of items) words.push(await caption(item))
  return words
}

async function openBackend() {
  const backend = onnx({ model, dtype, task })
  const { signal } = new AbortController()
  await backend.start({ root: process.cwd(), notice() {}, signal })
  const ask = async (bytes, index) => {
    const image = { key: `${index}`, hash: `${index}`, mediaType: 'image/png', read: async () => bytes }
    return (await backend.caption({ image, language: 'en', role: 'informative', context: {} }, signal)).text
  }
  return {
    /** As dispatch does: the next one goes in when one comes out. */
    async all(files) {
      const words = []
      let next = 0
      const lane = async () => {
        while (next < files.length) {
          const index = next++
          words[index] = await ask(files[index], index)
        }
      }
      await Promise.all(Array.from({ length: inFlight }, lane))
      return words
    },
    peakMegabytes: () => peakOf(captionerOf(process.pid)),
    dispose: () => backend.dispose(),
  }
}

/** A fast way to other words would be no way at all. */
async function agree(ways) {
  const [first, ...others] = await inTurn(Object.values(ways), (way) => way())
  for (const words of others) {
    const at = words.findIndex((text, index) => text !== first[index])
    if (at >= 0) throw new Error(`Picture ${at} is "${first[at]}" one way and "${words[at]}" another.`)
  }
}

/** Milliseconds per image, round by round. */
async function takeTurns(ways) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const began = performance.now()
      await way()
      if (round >= 0) times[name].push((performance.now() - began) / imagesPerRound)
    }
  }
  return times
}

/** Not while time is taken: looking at the clock every millisecond costs some itself. */
async function longestStall(way) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (let round = 0; round < rounds; round++) await way()
  delay.disable()
  return delay.max / 1e6
}

function describe(times, stall, peak) {
  const ratio = (one, other) => median(times[one].map((ms, round) => ms / times[other][round]))
  const given = ratio('ours, pixels given', 'bare loop, pixels given')
  const decoded = ratio('ours, with decoding', 'bare loop, with decoding')
  const rows = [
    ...Object.entries(times).map(([name, all]) => [name, `${median(all).toFixed(2)} ms/image`, spread(all)]),
    ['ratio, pixels given', given.toFixed(2), limit(given, 1.1)],
    ['ratio, with decoding', decoded.toFixed(2), limit(decoded, 1.15)],
    ['longest stall of the main thread', `${stall.toFixed(1)} ms`, limit(stall, 50)],
    ['peak memory of the captioning process', peak === undefined ? 'unknown here' : `${peak.toFixed(0)} MB`, ''],
  ]
  const heading =
    `${rounds} rounds of ${imagesPerRound} pictures after ${warmUps} to warm up; tiny-florence2, ${dtype}; ` +
    `${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}.`
  return `${heading}\n${tableOf(rows)}`
}
