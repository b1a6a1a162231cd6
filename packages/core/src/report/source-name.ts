import type { ImageSource } from '../occurrence.ts'

/** What the source says the picture is, short enough for a line. */
export function shortSource(image: ImageSource): string {
  const full =
    image.kind === 'address'
      ? image.value
      : image.kind === 'asset'
        ? image.specifier
        : image.kind === 'dynamic'
          ? expressionOf(image.text)
          : ''
  const line = full.replaceAll(/[\p{Cc}\s]+/gu, ' ')
  return line.length > 80 ? `${line.slice(0, 77)}…` : line
}

/** A template's tag says for itself that it is none of the address. */
function expressionOf(text: string): string {
  return /\{[{%]|<[%?]/.test(text) ? text : `{${text}}`
}
