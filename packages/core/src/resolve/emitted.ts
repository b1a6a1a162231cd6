import { posix } from 'node:path'
import type { Resolution } from '../image.ts'
import { readAddress, tidy } from './address.ts'
import { type Base, createBase } from './base.ts'
import { inspect, type Inspection } from './contents.ts'
import { exceptPart } from './part.ts'
import { remote } from './remote.ts'
import type { Resolver } from './resolver.ts'

/** A file that the build wrote, or is about to write. */
export interface EmittedFile {
  /** POSIX path from the output folder. */
  readonly fileName: string
  bytes(): Buffer | Uint8Array | string
}

export interface EmittedOptions extends Inspection {
  /** As for the ordinary resolver. */
  readonly base: string
  /** Asked for what is not in the bundle: public files, remote and inline images. */
  readonly fallback: Pick<Resolver, 'resolve'>
}

/**
 * Finds the picture behind an address in built HTML (`/assets/dog-abc123.png`), where the source's own address is gone.
 * The bytes tell: their hash is that of the source, unless something re-encoded it. The key (`emitted:…`) stands in no
 * captions file, and none must be recorded under it.
 */
export function createEmittedResolver(
  bundle: Iterable<EmittedFile>,
  options: EmittedOptions,
): Pick<Resolver, 'resolve'> {
  const base = createBase(options.base)
  const files = new Map([...bundle].map((file) => [file.fileName, file]))
  const known = new Map<string, Resolution>()
  const imageOf = (file: EmittedFile): Resolution => {
    const resolution = known.get(file.fileName) ?? resolutionOf(file, options)
    known.set(file.fileName, resolution)
    return resolution
  }
  return {
    /** @param from the built page; POSIX path from the output folder */
    resolve: (source, from) => {
      if (source.kind !== 'address') return options.fallback.resolve(source, from)
      const address = base.local(tidy(source.value))
      if (remote(address) !== undefined) return options.fallback.resolve(source, from)
      const reading = readAddress(address)
      if (reading.kind !== 'paths') return options.fallback.resolve(source, from)
      const file = reading.paths.flatMap((path) => namesOf(path, from.file, base)).find((name) => files.has(name))
      if (file !== undefined) return exceptPart(imageOf(files.get(file) as EmittedFile), reading.fragment, source.value)
      return options.fallback.resolve({ kind: 'address', value: fromSiteRoot(address, from.file, base) }, from)
    },
  }
}

/** File names that a path in a page may mean. */
function namesOf(path: string, page: string, base: Base): string[] {
  if (path.startsWith('/')) return base.strip(path).map((it) => posix.normalize(it.slice(1)))
  return [posix.join('/', posix.dirname(page), path).slice(1)]
}

/** The page stands in the output folder, where the ordinary resolver must not look beside it. */
function fromSiteRoot(address: string, page: string, base: Base): string {
  return address.startsWith('/') ? address : `${base.path}${posix.dirname(page)}/${address}`
}

function resolutionOf(file: EmittedFile, inspection: Inspection): Resolution {
  const read = (): Buffer => {
    const bytes = file.bytes()
    return typeof bytes === 'string'
      ? Buffer.from(bytes)
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  const contents = inspect(read(), inspection)
  if (contents.kind === 'unreadable') return { kind: 'unreadable', path: file.fileName, message: contents.message }
  const { hash, mediaType } = contents
  return { kind: 'file', how: 'emitted', image: { key: `emitted:${file.fileName}`, hash, mediaType, read } }
}
