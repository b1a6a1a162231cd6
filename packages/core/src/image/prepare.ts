import { AltTextError } from '../error.ts'
import { type ImageLimits, isAccepted } from './accept.ts'
import { decode } from './decode.ts'
import { encode, type PreparedImage } from './encode.ts'
import { pointerType } from './lfs.ts'
import { probeImage } from './probe.ts'
import { loadSharp } from './sharp.ts'
import { undecodable, unreadable } from './unreadable.ts'

/** Used where a backend names no longest edge: more pixels tell no model more. */
const defaultEdge = 2048

/**
 * An image as a backend can use it: the same bytes where its limits allow that, else upright, on white, scaled
 * down, without metadata, as PNG or JPEG. `file` is for messages.
 *
 * @throws AltTextError `IMAGE_UNREADABLE` (empty, not an image, damaged, too many pixels), `PEER_MISSING` (no sharp).
 */
export async function prepareImage(
  bytes: Buffer,
  mediaType: string,
  limits: ImageLimits,
  file?: string,
): Promise<PreparedImage> {
  if (mediaType === pointerType) {
    throw unreadable('is a Git LFS pointer, its pixels are not here', { file, fix: 'Run: git lfs pull' })
  }
  if (await isAccepted(bytes, mediaType, limits)) return { bytes, mediaType }
  refuseNonsense(bytes, file)
  const sharp = await loadSharp(file ?? 'The image')
  const edge = limits.longestEdge ?? defaultEdge
  try {
    const decoded = await decode(sharp, bytes, edge, file)
    return await encode(decoded, edge, limits, file)
  } catch (error) {
    throw error instanceof AltTextError ? error : undecodable(error, mediaType, file)
  }
}

/** Said before sharp is asked for: nobody should install it to learn that a file is empty. */
function refuseNonsense(bytes: Buffer, file: string | undefined): void {
  const { kind } = probeImage(bytes)
  if (kind === 'empty') throw unreadable('is empty (0 bytes)', { file })
  if (kind === 'text') throw unreadable('is a text file, whatever its name says', { file })
  if (kind === 'unknown') throw unreadable('is no image of a known kind', { file })
}
