/** https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point */
const nothing = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u

/**
 * Whether a text says nothing to anyone: it is empty, or there are only spaces in it and what is shown and read out by
 * nobody (a zero-width space, a soft hyphen, a byte order mark). ACT counts a text of spaces as no name
 * (https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/).
 */
export function isBlank(text: string): boolean {
  return nothing.test(text)
}
