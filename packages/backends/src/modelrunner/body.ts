/** The body came to more than the limit; the rest was not read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** Reads a body up to `limit` bytes. @throws BodyTooLarge */
export async function readBody(response: Response, limit: number): Promise<Buffer> {
  const reader = response.body?.getReader()
  if (!reader) return Buffer.alloc(0)
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value: Uint8Array | undefined }
    if (done || value === undefined) return Buffer.concat(parts)
    size += value.length
    if (size > limit) {
      await reader.cancel()
      throw new BodyTooLarge(`The answer is longer than ${limit} bytes`)
    }
    parts.push(value)
  }
}
