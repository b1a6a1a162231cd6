const pairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['„', '”'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
]

/** A label that a chatty model puts before its answer. */
const label = /^(?:alt(?:ernative)?[ -]?text|alt|caption|description|answer|output)\s*[:=]\s*(?=\S)/i

/**
 * Takes off what stands around a caption and is not part of it: a Markdown fence, quotes, emphasis, "Alt text:".
 * Expects one line. Quotes that only begin or end inside stay: `"Stop" and "Go"`.
 */
export function unwrap(text: string): string {
  let inner = text
  for (let round = 0; round < 5; round++) {
    const before = inner
    inner = unquote(inner.replace(fence, '$1').replace(label, '').replace(heading, '').trim())
    if (inner === before) break
  }
  return inner
}

const fence = /^```(?:\w{1,20} )?\s*(.*?)\s*```$/
/** Of a Markdown heading or a list of one; a number and a point may begin a sentence, and a dash a number, so they stay. */
const heading = /^(?:#{1,6}|[-*•]) +(?=\p{L})/u

function unquote(text: string): string {
  for (const [open, close] of pairs) {
    if (text.length <= open.length + close.length || !text.startsWith(open) || !text.endsWith(close)) continue
    const inner = text.slice(open.length, text.length - close.length)
    if (!inner.includes(open) && !inner.includes(close)) return inner.trim()
  }
  return text
}

/**
 * Takes out what models and editors leave between words: their own marks (`</s>`, `<pad>`, `<|im_end|>`) and the
 * commonest tags for formatting. Anything else that looks like markup stays as the text that it is, and is escaped for
 * the place that it goes into.
 */
export function stripMarks(text: string): string {
  return text
    .replace(/<\/?s>|<(?:pad|unk|eos|bos|mask|image|end_of_utterance|loc_\d{1,4})>|<\|[\w ]{1,40}\|>/gi, ' ')
    .replace(/<\/?(?:p|div|br|li|ul|ol|h[1-6]|figcaption)\b[^<>]{0,200}>/gi, ' ')
    .replace(/<\/?(?:b|i|em|strong|u|span|code|small|mark|sup|sub)(?:\s[^<>]{0,200})?>/gi, '')
    .replace(/\*\*([^*]{1,500})\*\*/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
}
