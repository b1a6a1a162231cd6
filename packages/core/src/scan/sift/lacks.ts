import type { Language } from '../../source.ts'
import { holdsComponents, isDisguised } from './hints.ts'
import type { Hint } from './hints.ts'
import { FileCode } from './file-code.ts'
import { openTag } from './open-tag.ts'
import type { TagSyntax, TagValue } from './open-tag.ts'
import { mayHaveImageRole } from './role-hint.ts'

/**
 * Whether an image in a text can lack an alternative: on text or bytes alone, and never wrong when it says no. It says so
 * where all that looks like an image, in comments and code too, has words, or an empty `alt` that nothing contradicts, or
 * one that is known at run time only.
 * Most images have: then nobody needs to parse the file to ask for those that lack one.
 */
export const lacks: Readonly<Record<Language, Hint>> = {
  html: (text) => lacksInHtml(text),
  markdown: (text) => lacksInBrackets(text) || lacksInHtml(text),
  mdx: (text, components) => lacksInBrackets(text) || lacksInCode(text, components, 'jsx'),
  jsx: (text, components) => lacksInCode(text, components, 'jsx'),
  vue: (text, components) => isDisguised.vue(text) || lacksInCode(text, components, 'vue'),
  svelte: (text, components) => isDisguised.svelte(text) || lacksInCode(text, components, 'svelte'),
  astro: (text, components) => lacksInCode(text, components, 'jsx'),
}

function lacksInHtml(text: string): boolean {
  // What most pages that are to be parsed are told by comes first.
  return (
    lacksInTags(text, /<(img|image|area|object|input)\b/gi, 'html') ||
    mayHaveTemplates(text) ||
    mayHaveImageRole(text, 'html')
  )
}

function lacksInCode(text: string, components: Parameters<Hint>[1], syntax: TagSyntax): boolean {
  if (lacksInTags(text, /<(img|image|area|object|input)\b/g, syntax)) return true
  return holdsComponents(text, components) || mayHaveImageRole(text, syntax)
}

/** What stands in template tags is no markup, and may hide any; the `<?xml ?>` of an XHTML page is no such tag. */
function mayHaveTemplates(text: string): boolean {
  if (text.includes('{{') || text.includes('{%') || text.includes('{#')) return true
  return (text.includes('%') || text.includes('?')) && /<(?:%|\?(?:php|=))/.test(text)
}

function lacksInTags(text: string, tags: RegExp, syntax: TagSyntax): boolean {
  const file = { text, code: new FileCode(text), syntax }
  for (const { index, 0: opening, 1: name = '' } of text.matchAll(tags)) {
    if (!isSettled(file, index + opening.length, name.toLowerCase())) return true
  }
  return false
}

/**
 * A tag as most are written: values in double quotes, and one `alt` among them, whose words begin with a letter or a
 * digit. Anything else takes a closer look.
 */
const another = String.raw`[\t\n\f\r ]+(?!a[Ll][Tt]=|[\w-]*-(?:alt|type|role)[-=])[a-z][a-zA-Z]*(?:-[a-z]+)*="[^"{]*"`
const plain = new RegExp(
  String.raw`(?:${another})*[\t\n\f\r ]+alt="[A-Za-z\d][^"{]*"(?:${another})*[\t\n\f\r ]*/?>`,
  'y',
)

interface TaggedFile {
  readonly text: string
  readonly code: FileCode
  readonly syntax: TagSyntax
}

function isSettled(file: TaggedFile, at: number, name: string): boolean {
  const { text, syntax } = file
  if (name === 'object') return false
  if (name === 'input' && syntax !== 'html' && !file.code.mayTypeImages) return true
  plain.lastIndex = at
  if (plain.test(text)) return true
  const tag = openTag(text, at, syntax)
  if (tag === undefined) return false
  const { attributes, spreads } = tag
  if (name === 'input' && isNoImage(attributes, file)) return true
  const alt = attributes.get('alt')
  if (!attributes.has('alt')) return spreads && name !== 'input'
  if (alt === undefined) return false
  if (typeof alt === 'object') return syntax === 'html' || file.code.isKnownAtRunTime(alt.code)
  return saysSomething(alt) || (alt === '' && name === 'img' && !attributes.has('role'))
}

function isNoImage(attributes: ReadonlyMap<string, TagValue>, { code, syntax }: TaggedFile): boolean {
  const type = attributes.get('type')
  if (type === undefined) return !attributes.has('type')
  if (typeof type === 'object') return syntax === 'html' || !code.mayNameImages
  return /^[\w-]*$/.test(type) && type.toLowerCase() !== 'image'
}

/** A character reference may be a space, and so may two or three bytes: those of letters are not. */
function saysSomething(alt: string): boolean {
  return /[!-~]|(?!\xCD\x8F|\xD8\x9C|\xF0[\x9B\x9D]|\xF3)[\xC3-\xE0\xE4-\xEE\xF0-\xF4]|\xE3[\x81-\x84\x86-\xBF]/.test(
    alt.replaceAll(/&[#\w]*;?/g, ''),
  )
}

/** Words of a Markdown image that begin with a letter are words, whatever follows. */
function lacksInBrackets(text: string): boolean {
  for (let at = text.indexOf('!['); at >= 0; at = text.indexOf('![', at + 2)) {
    if (!/^(?!\xCD\x8F|\xD8\x9C)[A-Za-z\d\xC3-\xDF\xE4-\xE9]/.test(text.slice(at + 2, at + 4))) return true
  }
  return false
}
