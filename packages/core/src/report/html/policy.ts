import { sha256 } from '../../sha256.ts'

/** Lets a page use this style and this script, pictures that are in it, and nothing else (https://www.w3.org/TR/CSP3/). */
export function policy({ style, script }: { readonly style: string; readonly script: string }): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function digest(text: string): string {
  return `sha256-${sha256(text, 'base64')}`
}
