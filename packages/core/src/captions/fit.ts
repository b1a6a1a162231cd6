/** 3 the same tag, 2 one tag with more said (`de`, `de-AT`), 1 another region (`de-DE`, `de-AT`), 0 not to be used. */
export type Fit = 0 | 1 | 2 | 3

/**
 * How well words of one language serve a page of another. The likely script counts (Unicode LDML, likely subtags), so
 * that `zh` takes from `zh-CN` and never from `zh-TW`, and `sr-Latn` never from `sr`.
 */
export function fitOf(words: string, page: string): Fit {
  const [have, want] = [words.toLowerCase(), page.toLowerCase()]
  if (have === want) return 3
  const spoken = spokenBy(have)
  if (spoken === undefined || spoken !== spokenBy(want)) return 0
  return have.startsWith(`${want}-`) || want.startsWith(`${have}-`) ? 2 : 1
}

/** Tags come from sources, a few to a site; building a locale costs more than all the rest of a recall. */
const known = new Map<string, string | undefined>()

function spokenBy(tag: string): string | undefined {
  if (!known.has(tag)) known.set(tag, maximized(tag))
  return known.get(tag)
}

/** Language and script; `undefined` for what is no BCP 47 tag, which fits itself alone. */
function maximized(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script ?? ''}`
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
