import type { Resolution } from '../image.ts'
import { type Disk, type FoundFile, readImage } from './disk.ts'
import { type Fence, isInside } from './fence.ts'
import type { Place } from './place.ts'

/**
 * Looks at one place after the other; the first regular file decides. A folder or a file without permission is told only
 * if there is nothing else. Places outside of the allowed folders are never looked at.
 */
export function search(places: Iterable<Place>, disk: Disk, fence: Fence): Resolution {
  const tried = new Set<string>()
  let blocked: Resolution | undefined
  let outside = false
  for (const place of places) {
    const name = place.key ?? fence.nameOf(place.path ?? '')
    if (tried.has(name)) continue
    tried.add(name)
    if (place.path === undefined) continue
    const found = isReachable(place, place.path, fence)
      ? disk.look(place.path, (real) => fence.holds(real) || isInPackage(place, real))
      : ({ kind: 'outside' } as const)
    if (found.kind === 'file') return fileAt(place.path, name, place.how, found, disk)
    if (found.kind === 'blocked') blocked ??= { kind: 'unreadable', path: name, message: found.message }
    if (found.kind === 'outside') outside = true
  }
  return blocked ?? { kind: 'missing', tried: [...tried], ...(outside ? { outside } : {}) }
}

/** By the path alone, links not followed. */
function isReachable(place: Place, path: string, fence: Fence): boolean {
  if (isInPackage(place, path)) return true
  return fence.contains(path) && (place.floor === undefined || isInside(place.floor, path))
}

function isInPackage({ packageFolder }: Place, path: string): boolean {
  return packageFolder !== undefined && isInside(packageFolder, path)
}

function fileAt(path: string, key: string, how: string, file: FoundFile, disk: Disk): Resolution {
  const contents = disk.contentsOf(path, file)
  if (contents.kind === 'unreadable') return { kind: 'unreadable', path: key, message: contents.message }
  const { hash, mediaType } = contents
  return { kind: 'file', how, image: { key, path, hash, mediaType, read: readerOf(file.real, key) } }
}

/** Holds two texts, and not all else that is known of the file: there is one for each image of a site. */
function readerOf(real: string, key: string): () => Buffer {
  return () => readImage(real, key)
}
