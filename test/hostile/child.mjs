// Scans the files it is told to, one JSON line each: what it found, how long it took, how much memory it holds.
// A process of its own: what goes wrong inside a native parser ends it.
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [core, root] = process.argv.slice(2)
const { scanSource } = await import(pathToFileURL(core))

const languages = {
  html: 'html',
  md: 'markdown',
  mdx: 'mdx',
  jsx: 'jsx',
  tsx: 'jsx',
  ts: 'jsx',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
}

/** Nothing is put in outside of the tag, or between other brackets than those of the image. */
function isSafe(text, { range, slot }) {
  if (slot === undefined) return true
  const before = text.slice(range.start, slot.at)
  const after = text.slice(slot.at, slot.at + 1)
  if (slot.kind === 'brackets') return before === '![' && after === ']' && slot.at < range.end
  return /^<[\w.:-]+(?:<[^]*>)?$/.test(before) && /^[\s/>{]$/.test(after) && slot.at < range.end
}

async function scan(path) {
  const text = readFileSync(join(root, path), 'utf8')
  const started = performance.now()
  try {
    const found = await scanSource({ path, language: languages[extname(path).slice(1)], text })
    return { images: found.length, unsafe: found.filter((occurrence) => !isSafe(text, occurrence)).length, started }
  } catch (error) {
    if (error?.name !== 'AltTextError') return { crash: String(error?.stack ?? error).slice(0, 500), started }
    return { code: error.code, line: error.place?.line, started }
  }
}

for await (const path of createInterface({ input: process.stdin })) {
  const { started, ...result } = await scan(path)
  const ms = Math.round(performance.now() - started)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${JSON.stringify({ path, ...result, ms, memory })}\n`)
}
