import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { Resolution } from '../image.ts'
import type { ImageSource } from '../occurrence.ts'
import type { ResolverOptions } from './options.ts'
import { createResolver } from './resolver.ts'

/** For tests: a folder `site` to resolve in, and `outside` beside it that nothing may reach. */
export class Sandbox {
  readonly folder: string = realpathSync(mkdtempSync(join(tmpdir(), 'resolve-')))
  readonly root: string = join(this.folder, 'site')

  constructor(...files: string[]) {
    mkdirSync(this.root)
    for (const file of files) this.image(file)
  }

  /** A PNG that says by its pixel which file it is. */
  image(file: string): Buffer {
    return this.write(file, png(file))
  }

  write(file: string, content: string | Buffer): Buffer {
    const path = join(this.root, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return Buffer.from(content)
  }

  link(file: string, target: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true })
    symlinkSync(target, join(this.root, file))
  }

  options(more: Partial<ResolverOptions> = {}): ResolverOptions {
    return { root: this.root, publicDirs: ['public'], base: '/', alias: {}, roots: [], identify, hash, ...more }
  }

  address(value: string, file = 'src/page.html', more: Partial<ResolverOptions> = {}): Resolution {
    return this.resolve({ kind: 'address', value }, file, more)
  }

  asset(specifier: string, file = 'src/page.tsx', more: Partial<ResolverOptions> = {}): Resolution {
    return this.resolve({ kind: 'asset', specifier }, file, more)
  }

  resolve(source: ImageSource, file: string, more: Partial<ResolverOptions> = {}): Resolution {
    return createResolver(this.options(more)).resolve(source, { file })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export function hash(bytes: Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`
}

export function identify(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(signature)) return 'image/png'
  return /^\s*<svg[\s>]/.test(bytes.toString('utf8', 0, 64)) ? 'image/svg+xml' : undefined
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One pixel; `seed` gives it its own bytes. */
export function png(seed = ''): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(seed)),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body])
  const length = Buffer.alloc(4)
  const checksum = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

/** What a resolution comes to, in one line. */
export function brief(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'file':
      return `${resolution.how} ${resolution.image.key}`
    case 'missing':
      return resolution.outside === true ? 'outside' : 'missing'
    case 'remote':
      return `remote ${resolution.url}`
    case 'unreadable':
      return `unreadable ${resolution.path}`
    default:
      return resolution.kind
  }
}
