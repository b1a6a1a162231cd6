/** Longer answers are no captions; cutting first keeps all that follows linear. */
const longest = 10_000

/**
 * One line of visible characters: no controls, no marks that turn the direction of the page around it, nothing that is
 * there and cannot be seen. Joiners stay where a script or an emoji needs them.
 */
export function clean(text: string): string {
  return (
    text
      .slice(0, longest)
      // Line breaks, tabs, no-break spaces: to one space.
      .replace(/[\s\u0085]+/gu, ' ')
      .replace(/[\u200c\u200d]/gu, (joiner: string, at: number, all: string) =>
        isNeeded(joiner, at, all) ? joiner : '',
      )
      .replace(invisible, '$1')
      .replace(stacked, '$1')
      .replace(/ +/g, ' ')
      .trim()
  )
}

/**
 * Controls, bidirectional marks, zero-width spaces, soft hyphens, invisible operators, fillers, interlinear marks, private
 * use, half surrogate pairs and the replacement character. https://www.unicode.org/reports/tr36/
 * The first group is what is kept: the tag characters in the flags of England, Scotland and Wales.
 */
const invisible =
  /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f})|\u034f|\u17b4|\u17b5|[\p{Cc}\p{Cs}\p{Co}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffd\u{e0000}-\u{e007f}]/gu

/** Variation selectors pile up only to smuggle data. */
const stacked = /([\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu

/** Between two parts of an emoji, or between letters of a script that joins them (Arabic, Persian, the Indic ones). */
function isNeeded(joiner: string, at: number, all: string): boolean {
  const before = all.slice(Math.max(0, at - 4), at)
  const after = all.slice(at + 1, at + 5)
  if (
    /[\p{L}\p{M}]$/u.test(before) &&
    !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]$/u.test(before)
  ) {
    return /^[\p{L}\p{M}\s]/u.test(after) || joiner === '\u200d'
  }
  return joiner === '\u200d' && /[\p{Emoji}\ufe0f]$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after)
}
