/** Of ASCII letters only, as the standard has it: a Kelvin sign is no `k`. */
export function lowerCase(name: string): string {
  if (/^[a-z\d:-]*$/.test(name)) return name
  return clean(name.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()))
}

/** What browsers make of a text before they read it. */
export function clean(text: string): string {
  return /[\r\0]/.test(text) ? text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD') : text
}
