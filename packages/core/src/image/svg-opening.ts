/** Comments and a document type may stand before the root; more than this is no image that anybody wrote. */
const longestProlog = 65_536

/** Offset of the root's `<svg` in the bytes read as Latin-1; `-1` where the first element is another one, or none. */
export function svgOpening(bytes: Uint8Array): number {
  const text = textOf(bytes)
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) at = afterDoctype(text, at)
    else return isRoot(text, at) ? at : -1
    if (at < 0) return -1
  }
}

function textOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longestProlog))
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le')
  return head.toString('latin1')
}

function skipSpace(text: string, from: number): number {
  let at = from
  // A byte order mark in UTF-8, read as Latin-1, or in UTF-16.
  if (at === 0 && text.startsWith('\u00ef\u00bb\u00bf')) at = 3
  if (at === 0 && text.startsWith('\ufeff')) at = 1
  while (' \t\r\n'.includes(text[at] ?? '-')) at++
  return at
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? -1 : at + end.length
}

/** Illustrator declares entities in an internal subset, between brackets. */
function afterDoctype(text: string, from: number): number {
  const close = text.indexOf('>', from)
  const bracket = text.indexOf('[', from)
  if (bracket < 0 || bracket > close) return close < 0 ? -1 : close + 1
  const end = text.indexOf(']', bracket)
  return end < 0 ? -1 : after(text, '>', end)
}

function isRoot(text: string, at: number): boolean {
  return /^<(?:[A-Za-z_][\w.-]{0,30}:)?svg(?=[\s/>])/.test(text.slice(at, at + 64))
}
