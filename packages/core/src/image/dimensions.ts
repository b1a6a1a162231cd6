export interface Dimensions {
  readonly width: number
  readonly height: number
}

/** Most headers end long before this; a JPEG with a large colour profile or thumbnail is read to its end instead. */
const headerBytes = 65_536

/** Pixels as they are shown (EXIF orientation applied), from the header alone; `undefined` where it does not tell. */
export async function dimensionsOf(bytes: Uint8Array): Promise<Dimensions | undefined> {
  const { imageSize } = await import('image-size')
  for (const part of bytes.length > headerBytes ? [bytes.subarray(0, headerBytes), bytes] : [bytes]) {
    try {
      const { width, height, orientation = 1 } = imageSize(part)
      if (width > 0 && height > 0) return orientation > 4 ? { width: height, height: width } : { width, height }
    } catch {
      // Nothing is lost: whoever needs the size of such a file decodes it, and that error is the one worth reading.
    }
  }
  return undefined
}
