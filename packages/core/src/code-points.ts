/**
 * By code point, as UTF-8 bytes sort and `git`, `sort` and other languages do. JavaScript's `<` compares UTF-16 units,
 * which puts astral characters (emoji) before U+E000 to U+FFFF; a locale's order differs between machines.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    if (a.charCodeAt(at) === b.charCodeAt(at)) continue
    const start = at > 0 && isHighSurrogate(a.charCodeAt(at - 1)) ? at - 1 : at
    return pointAt(a, start) - pointAt(b, start) || pointAt(a, at) - pointAt(b, at)
  }
  return a.length - b.length
}

function pointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
