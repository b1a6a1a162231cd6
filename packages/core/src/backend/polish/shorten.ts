import { primaryOf } from '../language.ts'

/**
 * At most `most` characters, ending with a sentence if one ends in the second half, else with a word. Words are those of
 * the language, so that Japanese or Thai, which write none apart, are not cut through either.
 */
export function shorten(text: string, most: number, language: string): string {
  const isCut = text.length > most
  const short = isCut ? cutAt(text, most, language) : text
  return primaryOf(language) === 'en' && (isCut || begun.test(short)) ? complete(short) : short
}

/** What a model that ran out of tokens leaves. "The letter a" is whole. */
const begun = /\s(?:an|the|of|(?<!\b(?:letter|vitamin|hepatitis|grade|type|option|plan|group)\s)a)$/

/** Words that can only be followed by another one. */
const dangling = /[\s,]+(?:an?|the|of|and|or|with|their|its|his|her|from|into|near|is|are|to)$/

/** Drops last words that lead to nothing. */
function complete(text: string): string {
  let whole = text
  while (dangling.test(whole)) whole = whole.replace(dangling, '')
  return whole
}

function cutAt(text: string, most: number, language: string): string {
  const sentence = lastBoundary(
    text,
    most,
    language,
    'sentence',
    (part) => /[.!?。！？…]["”’)»]?\s*$/u.test(part) && !isAbbreviation(part),
  )
  if (sentence >= most / 2) return text.slice(0, sentence).trim()
  const word = lastBoundary(text, most, language, 'word', () => true)
  // A single "word" that is longer than all that is allowed: cut where a character ends.
  const end = word > 0 ? word : lastBoundary(text, most, language, 'grapheme', () => true)
  return text.slice(0, end).replace(/[\s,;:–—\-(/&]+$/u, '')
}

/** "Dr." ends no sentence. */
function isAbbreviation(part: string): boolean {
  return /(?:^|[\s(])(?:\p{L}|[A-Z][a-z]{1,2}|e\.g|i\.e|etc|approx|vs)\.\s*$/u.test(part)
}

function lastBoundary(
  text: string,
  most: number,
  language: string,
  granularity: 'sentence' | 'word' | 'grapheme',
  counts: (part: string) => boolean,
): number {
  let last = 0
  for (const { index, segment } of segmenter(language, granularity).segment(text)) {
    const end = index + segment.trimEnd().length
    if (end > most) break
    if (counts(segment)) last = end
  }
  return last
}

function segmenter(language: string, granularity: 'sentence' | 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity })
  } catch {
    // A page may name any language, even one that is no tag at all: the root rules serve.
    return new Intl.Segmenter(undefined, { granularity })
  }
}
