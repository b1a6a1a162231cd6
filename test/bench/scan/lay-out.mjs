import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { writeCorpus } from './corpus.mjs'

/** Which folder of the laid-out site a language goes to: what one peer reads stands together. */
const folders = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'mdx',
  tsx: 'code',
  jsx: 'code',
  vue: 'components',
  svelte: 'components',
  astro: 'components',
  html: 'pages',
  htm: 'pages',
}

/** Folders that no tool is to look into: packages, and what builds made. */
const leftOut = new Set(['node_modules', '.git', 'dist', 'build', 'out', 'coverage'])

/**
 * A site to measure on, laid out by language, and `lacking`: its code with the alternatives of half of the files
 * that hold images taken away. Kept in `cache`; made anew where it is not whole.
 * @param sources folders to copy sources and pictures from; none for the corpus that is made
 */
export function layOut(cache, sources) {
  const name =
    sources.length === 0 ? 'made' : createHash('sha256').update(sources.map(stampOf).join('\n')).digest('hex')
  const root = resolve(cache, name.slice(0, 16))
  if (!existsSync(root)) {
    const unfinished = `${root}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    if (sources.length === 0) writeCorpus(join(unfinished, 'site'), (language) => folders[language])
    else for (const source of sources) copySources(resolve(source), join(unfinished, 'site'))
    takeAway(join(unfinished, 'site/code'), join(unfinished, 'lacking'))
    mkdirSync(join(unfinished, 'empty'), { recursive: true })
    for (const place of placesIn(unfinished)) writeFileSync(join(place, 'package.json'), '{"private":true}\n')
    // Of its own, so that the tools heed no other repository's ignore files.
    execFileSync('git', ['init', '--quiet', unfinished])
    renameSync(unfinished, root)
  }
  return root
}

function stampOf(folder) {
  return `${resolve(folder)} ${statSync(folder).mtimeMs}`
}

/** Every folder that a tool is started in is a site of its own. */
function placesIn(root) {
  const site = join(root, 'site')
  const parts = readdirSync(site, { withFileTypes: true }).filter((it) => it.isDirectory())
  return [join(root, 'empty'), join(root, 'lacking'), site, ...parts.map(({ name }) => join(site, name))].filter(
    existsSync,
  )
}

function copySources(source, site) {
  for (const file of filesBelow(source)) {
    const ending = extname(file).slice(1).toLowerCase()
    const places = folders[ending] === undefined ? [] : [folders[ending]]
    for (const place of places) {
      const target = join(site, place, basename(source), relative(source, file))
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(file, target)
    }
  }
}

export function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!leftOut.has(entry.name)) yield* filesBelow(path)
    } else if (entry.isFile()) yield path
  }
}

/** Takes `alt` from the images of every second file that has any. */
function takeAway(code, lacking) {
  if (!existsSync(code)) return
  let candidates = 0
  for (const file of filesBelow(code)) {
    const target = join(lacking, relative(code, file))
    mkdirSync(dirname(target), { recursive: true })
    const text = /\.[jt]sx$/.test(file) ? readFileSync(file, 'utf8') : ''
    const bare = /<img\b/.test(text) && candidates++ % 2 === 0
    if (bare) writeFileSync(target, text.replaceAll(/(<img\b[^>]*?)\s+alt=(?:"[^"]*"|'[^']*'|\{[^{}]*\})/g, '$1'))
    else copyFileSync(file, target)
  }
}
