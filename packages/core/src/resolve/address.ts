/** How an address or a specifier may be read. */
export type Reading =
  /** Possible paths, most likely first. `fragment` is what stood behind `#`. */
  | { readonly kind: 'paths'; readonly paths: readonly string[]; readonly fragment: string }
  /** Names the page itself: `#top`, `?v=2`. */
  | { readonly kind: 'empty' }
  /** Written so as to get past checks; nobody needs it, so it is not looked up at all. */
  | { readonly kind: 'forged' }

/** Longer paths are refused by every file system; decoding them is wasted time. */
const longestPath = 4096

/** As URL parsers do before anything else: https://url.spec.whatwg.org/#concept-basic-url-parser */
export function tidy(address: string): string {
  return address.replaceAll(/[\t\n\r]/g, '').trim()
}

/** An address in markup: decoded first, as browsers do, then as written, for a file really named `50%25.png`. */
export function readAddress(address: string): Reading {
  const { path, fragment } = split(tidy(address))
  if (path === '') return { kind: 'empty' }
  return reading(path, fragment, (text) => [decode(text), text])
}

/** A specifier in code: as written first, as bundlers do, then decoded, as `new URL()` does. */
export function readSpecifier(specifier: string): Reading {
  const [first = specifier, ...others] = withoutLoaders(specifier)
  // A `#` that opens a specifier is a subpath import: https://nodejs.org/api/packages.html#subpath-imports
  const { path, fragment } = split(first, 1)
  if (path === '') return { kind: 'empty' }
  return reading(path, fragment, (text) => [text, decode(text), ...others.map((other) => split(other).path)])
}

function reading(path: string, fragment: string, readingsOf: (path: string) => string[]): Reading {
  if (path.length > longestPath) return { kind: 'paths', paths: [], fragment }
  const readings = readingsOf(path)
  if (readings.every((it) => plain.test(it))) return { kind: 'paths', paths: [...new Set(readings)], fragment }
  if (isForged(path) || readings.some((it) => it.includes('\0'))) return { kind: 'forged' }
  // A backslash is a slash in every browser, and a separator on Windows: one meaning everywhere.
  return { kind: 'paths', paths: [...new Set(readings.map(toSlashes).flatMap(normalForms))], fragment }
}

/** Such a path has one form, and hides nothing: it is not escaped, and has no backslash. */
const plain = /^[\x20-\x24\x26-\x5B\x5D-\x7E]*$/

function split(text: string, from = 0): { path: string; fragment: string } {
  const hash = text.indexOf('#', from)
  const before = hash < 0 ? text : text.slice(0, hash)
  const query = before.indexOf('?')
  return { path: query < 0 ? before : before.slice(0, query), fragment: hash < 0 ? '' : text.slice(hash + 1) }
}

/** `!url-loader!./a.png` names `./a.png`; a path such as `./wow!.png` is also tried as it stands. */
function withoutLoaders(specifier: string): string[] {
  const at = specifier.lastIndexOf('!')
  if (at < 0) return [specifier]
  return /^[./@~]/.test(specifier) ? [specifier.slice(at + 1), specifier] : [specifier.slice(at + 1)]
}

/** Decodes what can be decoded, and leaves `100%.png` alone. */
function decode(path: string): string {
  if (!path.includes('%')) return path
  return path.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      // Not UTF-8, so it is part of the name.
      return run
    }
  })
}

/** Git stores what macOS shows in either form; composed first, so that keys agree across machines. */
function normalForms(path: string): string[] {
  return [path.normalize('NFC'), path, path.normalize('NFD')]
}

function toSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

/** Dot segments in disguise, and Windows network paths. */
function isForged(path: string): boolean {
  if (/^[/\\]{2}/.test(path) && path.slice(0, 2).includes('\\')) return true
  return path.split(/[/\\]|%2f|%5c/i).some((part) => /^(?:\.|%2e){1,2}$/i.test(part) && part.includes('%'))
}
