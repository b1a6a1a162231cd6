// The main job, end to end, on a copy of this site: fill, build, and a frozen build with the same bytes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const site = dirname(fileURLToPath(import.meta.url))
const copy = join(site, '.demo')
const cli = join(site, 'node_modules/alt-text/dist/bin.mjs')
const vite = join(site, 'node_modules/vite/bin/vite.js')
const recorder = new URL('record-modules.mjs', import.meta.url).href
const say = (text = '') => process.stdout.write(`${text}\n`)

function fresh() {
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy)
  const left = new Set(['.demo', 'node_modules', 'dist', 'demo.mjs', 'record-modules.mjs'])
  for (const name of readdirSync(site)) if (!left.has(name)) cpSync(join(site, name), join(copy, name), { recursive: true })
}

function run(title, script, args, env = {}) {
  say(`\n$ ${title}`)
  const model = join(site, '../../test/models/tiny-florence2')
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: copy,
    env: { ...process.env, ALT_TEXT_MODEL: model, CI: '', NO_COLOR: '1', ...env },
    encoding: 'utf8',
  })
  say((result.stderr + result.stdout).replaceAll(/^/gm, '  ').trimEnd())
  if (result.error) throw result.error
  return result
}

function must(result) {
  if (result.status === 0) return
  say(`\nThat ended with exit code ${result.status}.`)
  process.exit(1)
}

/** Path and digest of every file of a build. */
function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => `${relative(folder, path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
}

const images = () => JSON.parse(spawnSync(process.execPath, [cli, 'audit', '--format', 'json'], { cwd: copy, env: { ...process.env, CI: '' }, encoding: 'utf8' }).stdout).images

/** Everything the browser is given, as text: pages, and the scripts that draw the rest. */
function output(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(?:html|js)$/.test(name))
  return new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** The built file that has these words as an alternative: `alt="…"` in a page, `alt:"…"` or an escaped tag in a script. */
function builtFile(pages, words) {
  const spellings = [`alt="${words}"`, `alt:"${words}"`, `alt:\`${words}\``, `alt=\\"${words}\\"`]
  for (const [name, text] of pages) if (spellings.some((spelling) => text.includes(spelling))) return name
  return undefined
}

function show(before, after, pages) {
  let lost = 0
  say('\nImage by image')
  for (const image of after) {
    const old = before.find(({ file, line, column }) => file === image.file && line === image.line && column === image.column)
    const name = image.source.value ?? image.source.specifier
    const had = old.alt === null ? 'nothing' : `"${old.alt}"`
    const has = image.outcome === 'words' ? `"${image.words ?? ''}"` : image.outcome === 'settled' ? had : `nothing: left to a person (${image.outcome})`
    say(`  ${image.file}:${image.line}  ${name}`)
    say(`      before ${had}`)
    const found = image.outcome === 'words' && image.words !== null ? builtFile(pages, image.words) : ''
    if (found === undefined) lost++
    say(`      after  ${has}${found === '' ? '' : found === undefined ? '  NOT IN THE OUTPUT' : `  in dist/${found}`}`)
  }
  return lost
}

fresh()
const before = images()
must(run('alt-text fill', cli, ['fill']))
const after = images()
must(run('vite build', vite, ['build', '--logLevel', 'warn']))
const first = digests(join(copy, 'dist'))
const lost = show(before, after, output(join(copy, 'dist')))

const modules = join(copy, 'modules.txt')
must(run('vite build  (frozen: CI=true)', vite, ['build', '--logLevel', 'warn'], { CI: 'true', NODE_OPTIONS: `--import ${recorder}`, ALT_TEXT_RECORD: modules }))
const second = digests(join(copy, 'dist'))
const recorded = readFileSync(modules, 'utf8').split('\n')
// The recorder itself is checked: what a frozen build does load must be there.
const recorderWorks = recorded.some((url) => /core[\\/]dist[\\/]index\.mjs/.test(url))
const loaded = recorded.filter((url) => /onnxruntime|@huggingface|[\\/]sharp[\\/]|exifreader/i.test(url))

const same = first.length === second.length && first.every((line, index) => line === second[index])
say(`\n${first.length} files, ${same ? 'byte-identical' : 'DIFFERENT'} in both builds.`)
say(loaded.length === 0 ? 'The frozen build loaded no model, no image library and no metadata reader.' : `The frozen build loaded ${loaded.join(', ')}`)
say(`\nThe words stand in ${relative(process.cwd(), join(copy, 'alt-text.json'))}; open it as a reviewer would.`)
if (!same || lost > 0 || !recorderWorks || loaded.length > 0 || !existsSync(join(copy, 'alt-text.json'))) process.exit(1)
