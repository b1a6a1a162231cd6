// Scans the files it is told to, one JSON line each: what it found, how long it took, how much memory it holds.
// A process of its own: what goes wrong inside a native parser ends it.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [core, root] = process.argv.slice(2)
const { createPipeline, resolveConfig } = await import(pathToFileURL(core))
const pipeline = await createPipeline(resolveConfig({}, { root }))

/** Nothing is put in outside of the tag, or between other brackets than those of the image. */
function isSafe(text, { range, slot }) {
  if (slot === undefined) return true
  const before = text.slice(range.start, slot.at)
  const after = text.slice(slot.at, slot.at + 1)
  if (slot.kind === 'brackets') return before === '![' && after === ']' && slot.at < range.end
  // JSX may have blanks before the name.
  return /^<\s*[\w.:-]+(?:<[^]*>)?$/.test(before) && /^[\s/>{]$/.test(after) && slot.at < range.end
}

async function scan(path) {
  const { source, seen, error } = await pipeline.read(path)
  if (error !== undefined) return { kind: error.code, line: error.place?.line }
  const unsafe = seen.filter(({ occurrence }) => !isSafe(source.text, occurrence))
  return { kind: 'answer', images: seen.length, unsafe: unsafe.length }
}

for await (const path of createInterface({ input: process.stdin })) {
  const started = performance.now()
  const result = await scan(path).catch((error) => ({ kind: 'thrown', crash: String(error?.stack).slice(0, 500) }))
  const ms = Math.round(performance.now() - started)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${JSON.stringify({ ...result, ms, memory })}\n`)
}
