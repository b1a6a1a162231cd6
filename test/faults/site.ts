import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import { hashOf } from '../servers/modelrunner/rig.ts'

const repository = resolve(import.meta.dirname, '../..')
const imagesPerPage = 50

/** A site of its own whose images stand on a public address too, as far as the service's stand-in can tell. */
export class FaultySite {
  readonly root = mkdtempSync(join(tmpdir(), 'alt-text-faults-'))
  readonly keys: readonly string[]
  /** As the captions file writes them. */
  readonly hashes = new Map<string, string>()

  constructor(images: number, server: FakeModelrunner) {
    this.keys = Array.from({ length: images }, (_, index) => `public/${index}.png`)
    mkdirSync(join(this.root, 'public'))
    mkdirSync(join(this.root, 'node_modules'))
    symlinkSync(join(repository, 'node_modules/@alt-text'), join(this.root, 'node_modules/@alt-text'), 'junction')
    writeFileSync(join(this.root, 'package.json'), '{ "type": "module" }\n')
    writeFileSync(join(this.root, 'alt-text.config.ts'), config)
    for (const [index, key] of this.keys.entries()) {
      const bytes = pictureOf(index)
      writeFileSync(join(this.root, key), bytes)
      this.hashes.set(key, hashOf(bytes))
      server.publish(key.replace('public/', ''), bytes)
    }
    for (let page = 0; page * imagesPerPage < images; page++) {
      const tags = this.keys
        .slice(page * imagesPerPage, (page + 1) * imagesPerPage)
        .map((key) => `<p><img src="/${key.replace('public/', '')}"></p>`)
      writeFileSync(join(this.root, `page-${page}.html`), `<!doctype html>\n${tags.join('\n')}\n`)
    }
  }

  /** Keys that have words in the captions file. */
  get recorded(): Set<string> {
    const { images } = JSON.parse(this.#read()) as { images: Record<string, { alt?: string }> }
    return new Set(Object.entries(images).flatMap(([key, { alt }]) => (alt === undefined ? [] : [key])))
  }

  /** All that stands in its files, but for installed packages. */
  everything(): string {
    const files = readdirSync(this.root, { recursive: true, withFileTypes: true }).filter((it) => it.isFile())
    return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n')
  }

  #read(): string {
    try {
      return readFileSync(join(this.root, 'alt-text.json'), 'utf8')
    } catch {
      // Nothing has been recorded yet.
      return '{ "images": {} }'
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** As a project has it, but for where HTTP goes and how long things take. */
const config = `import { modelrunner } from '@alt-text/backends/modelrunner'
import { createFetch } from ${JSON.stringify(join(repository, 'test/servers/modelrunner.ts'))}
import { createStandIn } from ${JSON.stringify(join(repository, 'test/servers/modelrunner/client.ts'))}

const { FAULTS_ORIGIN: origin, FAULTS_CLIENT: client, FAULTS_UPLOAD: upload } = process.env
export default {
  publicDirs: ['public'],
  backend: modelrunner({
    fetch: createFetch({ origin, strangers: [] }),
    client: client === 'official' ? createStandIn() : false,
    ...(upload ? { upload: true } : { publicUrl: (key) => 'https://site.test/' + key.replace('public/', '') }),
    concurrency: 24,
    timing: { firstPollMs: 2, pollMs: 20, callMs: 1500, deadlineMs: 3000, lagMs: 600, pauseMs: 10 },
  }),
}
`

/** One white pixel; a line of text makes each another file. */
function pictureOf(index: number): Buffer {
  const header = Buffer.from('0000000100000001080000000000', 'hex').subarray(0, 13)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Number\0${index}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
