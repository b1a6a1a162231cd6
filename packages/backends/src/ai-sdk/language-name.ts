/**
 * The English name of a language, as models know it, and its tag: `German (de)`, `Brazilian Portuguese (pt-BR)`.
 * `undefined` for what is no BCP 47 tag: it comes from a page, and may be anything.
 */
export function languageName(tag: string): string | undefined {
  try {
    // Private use and variants are dropped: they can spell out anything, and no model writes them.
    const { language, script, region } = new Intl.Locale(tag.trim().replaceAll('_', '-'))
    if (!/^[a-z]{2,3}$/.test(language)) return undefined
    const plain = [language, script, region].filter((part) => part !== undefined).join('-')
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(plain) ?? plain} (${plain})`
  } catch {
    // RangeError, the only one there is: no tag.
    return undefined
  }
}
