interface Spot {
  start?: unknown
  end?: unknown
}

/** Turns the byte offsets of a syntax tree into UTF-16 offsets of `text`, in place: some parsers count bytes of UTF-8. */
export function toUtf16(tree: object, text: string): void {
  const at = byteMap(text)
  if (at === undefined) return
  const pending: object[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const spot = node as Spot
    if (typeof spot.start === 'number') spot.start = at(spot.start)
    if (typeof spot.end === 'number') spot.end = at(spot.end)
    for (const child of Object.values(node))
      if (typeof child === 'object' && child !== null) pending.push(child as object)
  }
}

/** Where a byte of the UTF-8 form stands in the text; `undefined` where the two are the same. */
export function byteMap(text: string): ((byte: number) => number) | undefined {
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x7F]*$/.test(text)) return undefined
  const offsets = new Uint32Array(Buffer.byteLength(text) + 1)
  let byte = 0
  for (let unit = 0; unit < text.length;) {
    const point = text.codePointAt(unit) as number
    const width = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    offsets.fill(unit, byte, byte + width)
    byte += width
    unit += width === 4 ? 2 : 1
  }
  offsets[byte] = text.length
  return (offset) => offsets[offset] ?? text.length
}
