import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'

const repository = resolve(import.meta.dirname, '../..')
const copies: string[] = []
afterAll(() => copies.forEach((path) => rmSync(path, { recursive: true, force: true })))

/** Everything that means something in one of the languages. */
export const oddWords = `Ein "Boot" [am] <Kai> & {mehr} | \\ *fest* _hier_ 'ja' {{x}}`

const words = (alt: string): object => ({ alt, state: 'approved' })

const entries: Readonly<Record<string, object>> = {
  'docs/img/boat.svg': { ...words('A red boat'), languages: { de: words('Ein rotes Boot') } },
  'docs/img/harbour.svg': { lang: 'de', ...words('Der Hafen am Morgen') },
  'docs/img/odd.svg': { lang: 'de', ...words(oddWords) },
  'docs/img/logo.svg': {
    lang: 'de',
    ...words('Ein Anker'),
    uses: [{ in: 'docs/page.md', role: 'functional', target: '/team', lang: 'de', ...words('Unser Team') }],
  },
  'docs/img/line.svg': { state: 'decorative' },
  'docs/img/bad.svg': { state: 'rejected' },
  'public/public.svg': { lang: 'de', ...words('Aus dem öffentlichen Ordner') },
}

/** A site with pages of the fixtures in `docs/`, and all their words reviewed. */
export function pipelineSite(changed: Readonly<Record<string, object>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-pipelines-')))
  copies.push(root)
  cpSync(join(repository, 'test/fixtures/pipelines'), join(root, 'docs'), { recursive: true })
  mkdirSync(join(root, 'docs/img'))
  mkdirSync(join(root, 'public'))
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/@alt-text'), join(root, 'node_modules/@alt-text'), 'junction')
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'alt-text.config.mjs'), "export default { alias: { '@': 'docs/img' } }\n")
  for (const path of Object.keys(entries)) writeFileSync(join(root, path), imageOf(path))
  writeCaptions(root, changed)
  return root
}

export function writeCaptions(root: string, changed: Readonly<Record<string, object>> = {}): void {
  const images = Object.entries(entries).map(([path, entry]) => [
    path,
    { hash: hashOf(path), ...entry, ...changed[path] },
  ])
  writeFileSync(join(root, 'alt-text.json'), JSON.stringify({ version: 1, images: Object.fromEntries(images) }))
}

/** Every image has bytes of its own. */
function imageOf(path: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path id="${path}" d="M0 0h9v9z"/></svg>\n`
}

function hashOf(path: string): string {
  return `sha256-${createHash('sha256').update(imageOf(path)).digest('hex').slice(0, 32)}`
}
