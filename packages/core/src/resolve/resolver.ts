import { resolve as absolute, join } from 'node:path'
import type { Resolution } from '../image.ts'
import type { ImageSource } from '../occurrence.ts'
import { readAddress, type Reading, readSpecifier, tidy } from './address.ts'
import { exceptCode } from './code.ts'
import { data } from './data.ts'
import { createDisk, type Disk } from './disk.ts'
import type { ResolverOptions } from './options.ts'
import { order } from './order.ts'
import { exceptPart } from './part.ts'
import type { Place, Rule } from './place.ts'
import { remote } from './remote.ts'
import { search } from './search.ts'
import { createSite, type Site } from './site.ts'

/** Finds the file behind an image's source. Synchronous; hostile sources cannot lead it out of the allowed folders. */
export interface Resolver {
  /** @param from the source; POSIX path from the root */
  resolve(source: ImageSource, from: { readonly file: string }): Resolution
  /** After a change on disk: of this path (absolute or from the root), or of everything. */
  forget(path?: string): void
}

export function createResolver(options: ResolverOptions): Resolver {
  const site = createSite(options)
  const disk = createDisk(options)
  return {
    resolve: (source, { file }) => {
      switch (source.kind) {
        case 'none':
          return source
        case 'dynamic':
          return { kind: 'dynamic', text: source.text }
        case 'address':
        case 'asset':
          return locate(source, join(site.root, file), { site, disk, options })
        default:
          return source satisfies never
      }
    },
    forget: (path) => {
      site.fence.reset()
      site.includers.forget()
      disk.forget(path === undefined ? undefined : absolute(site.root, path))
    },
  }
}

interface Means {
  readonly site: Site
  readonly disk: Disk
  readonly options: ResolverOptions
}

type Locatable = Extract<ImageSource, { kind: 'address' | 'asset' }>

function locate(source: Locatable, file: string, { site, disk, options }: Means): Resolution {
  const text = source.kind === 'asset' ? source.specifier : source.value
  const address = site.base.local(tidy(text))
  const direct = data(text.trim(), options) ?? remote(address)
  if (direct !== undefined) return direct
  const reading = source.kind === 'asset' ? readSpecifier(address) : readAddress(address)
  switch (reading.kind) {
    case 'empty':
      return { kind: 'none' }
    case 'forged':
      return { kind: 'missing', tried: [text], outside: true }
    case 'paths': {
      const found = search(placesOf(reading, order[source.kind], file, site), disk, site.fence)
      return exceptPart(source.kind === 'asset' ? exceptCode(found, text) : found, reading.fragment, text)
    }
    default:
      return reading satisfies never
  }
}

/** One at a time: a rule is only asked when those before it found nothing. */
function* placesOf(reading: Paths, rules: readonly Rule[], file: string, site: Site): Generator<Place> {
  for (const rule of rules) {
    for (const path of reading.paths) yield* rule({ path, file, site })
  }
}

type Paths = Extract<Reading, { kind: 'paths' }>
