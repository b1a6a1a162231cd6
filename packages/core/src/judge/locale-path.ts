/**
 * The language that a path tells: `i18n/fr/…`, `docs/pt-BR/…`, `content.zh-Hans.md`, `README.de.md`.
 * Two letters alone are often something else (`js/`, `id/`), so they count where sites keep languages.
 */
const languages = new Set(
  'af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id it ja ka kk ko lt lv mk mn ms nb nl nn no pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh'.split(
    ' ',
  ),
)

/** Folders whose children are languages. */
const homes = new Set('i18n l10n locale locales lang langs language languages translations translated intl'.split(' '))

/** Folders right in which a language may stand. */
const roots = new Set(
  'content docs doc pages routes app src public site website www posts blog articles news guide guides data views templates static html en-us markdown md'.split(
    ' ',
  ),
)

/** Two letters that mean something else as a folder, more often than not. */
const ambiguous = new Set('id it no is my he be cs hr et ms sl sq te ta th tr ca ga gl lv mn'.split(' '))

const tag = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i

export function localeOfPath(path: string): string | undefined {
  const segments = path.split('/')
  const file = segments.pop() ?? ''
  return (
    ofSuffix(file, segments.at(-1)) ??
    segments.map((segment, index) => ofFolder(segment, segments[index - 1])).find((it) => it !== undefined)
  )
}

/** `content.zh-Hans.md`, `index.fr.html`; `README-pt_BR.md`, `README_ja.md`. */
function ofSuffix(file: string, folder: string | undefined): string | undefined {
  if (folder !== undefined && homes.has(folder.toLowerCase())) {
    const own = languageTag(file.replace(/\.[a-z]+$/i, ''))
    if (own !== undefined) return own
  }
  const dotted = /\.([\w-]+)\.[a-z]+$/i.exec(file)?.[1]
  if (dotted !== undefined) return languageTag(dotted)
  const suffix = /^[A-Z]{4,}[-_]([\w-]+)\.[a-z]+$/.exec(file)?.[1]
  return suffix === undefined ? undefined : languageTag(suffix)
}

function ofFolder(segment: string, parent: string | undefined): string | undefined {
  const found = languageTag(segment)
  if (found === undefined || (parent !== undefined && homes.has(parent.toLowerCase()))) return found
  if (found.includes('-')) return found
  const atRoot = parent === undefined || roots.has(parent.toLowerCase())
  return atRoot || !ambiguous.has(found) ? found : undefined
}

/** A language tag in its usual case, if it is one whose language sites are written in. */
export function languageTag(text: string): string | undefined {
  const [, language, script, region] = tag.exec(text.trim()) ?? []
  if (language === undefined || !languages.has(language.toLowerCase())) return undefined
  return [
    language.toLowerCase(),
    ...(script === undefined ? [] : [script.charAt(0).toUpperCase() + script.slice(1).toLowerCase()]),
    ...(region === undefined ? [] : [region.toUpperCase()]),
  ].join('-')
}
