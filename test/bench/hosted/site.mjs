// A site of so many images, each another file and on a public address of its own.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const perPage = 100

export function createSite(images, settings) {
  const root = mkdtempSync(join(tmpdir(), 'alt-text-bench-'))
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(resolve('node_modules/@alt-text'), join(root, 'node_modules/@alt-text'), 'junction')
  writeFileSync(join(root, 'alt-text.config.mjs'), configOf(settings))
  for (let first = 0; first < images; first += perPage) {
    const folder = join(root, 'public', String(first / perPage))
    mkdirSync(folder, { recursive: true })
    const names = Array.from({ length: Math.min(perPage, images - first) }, (_, index) => `${first + index}.png`)
    for (const name of names) writeFileSync(join(folder, name), pictureOf(name))
    const tags = names.map((name) => `<p><img src="/${first / perPage}/${name}"></p>`)
    writeFileSync(join(root, `${first / perPage}.html`), `<!doctype html>\n${tags.join('\n')}\n`)
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Pictures come from the disk where the service would read them from the site; all else goes over HTTP. */
function configOf({ port, concurrency, pollMs }) {
  return `import { readFile } from 'node:fs/promises'
import { modelrunner } from '@alt-text/backends/modelrunner'

const call = async (input, init) => {
  const { hostname, pathname, search } = new URL(input)
  if (hostname === 'site.test') return new Response(await readFile('public' + pathname))
  return fetch('http://127.0.0.1:${port}' + pathname + search, init)
}
export default {
  publicDirs: ['public'],
  backend: modelrunner({
    credentials: 'bench',
    client: false,
    fetch: call,
    publicUrl: (key) => 'https://site.test/' + key.replace('public/', ''),
    concurrency: ${concurrency},
    timing: { firstPollMs: ${pollMs}, pollMs: ${pollMs} },
  }),
}
`
}

/** One white pixel; a line of text makes each another file. */
function pictureOf(name) {
  const header = Buffer.from('00000001000000010800000000', 'hex')
  const text = Buffer.from(`Name\0${name}`, 'latin1')
  const parts = [chunk('IHDR', header), chunk('tEXt', text), chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

const pixel = deflateSync(Buffer.from([0, 255]))

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
