import type { Language } from '../../source.ts'
import { autoImported, knownComponents } from '../shared/components.ts'
import type { ComponentTable } from '../../component-table.ts'

/** Whether a text can hold an image at all: cheap, on text or bytes alone, and never wrong when it says no. */
export type Hint = (text: string, components: ComponentTable) => boolean

/** Tags that may be images in HTML, where case does not count; of inputs, few are. */
const htmlTag = /<(?:img|image|area|object|svg|input)\b/i
const htmlImage = /<(?:img|image|area|object|svg)\b/i
/** Roles of images on any tag. In bytes, a space may be more than one. A word's edge in front would be looked for at every letter. */
const htmlRole = /role[\s\x80-\xFF]*=[\s\x80-\xFF]*["']?[\s\x80-\xFF]*(?:img|image|graphics-)/i
/** The same where a role may be an expression, and capitals mean a component. */
const codeTag = /<(?:img|image|area|object|svg|input)\b/
const codeImage = /<(?:img|image|area|object|svg)\b/
const codeRole = /role[\s\x80-\xFF]*=/

// What is rare and quickly looked for comes first: most files hold none of it, and are asked nothing more.
const isHtml: Hint = (text) => text.includes('<') && mayBeTagged(text)

const mayBeTagged = (text: string): boolean =>
  (htmlTag.test(text) && (htmlImage.test(text) || /image/i.test(text))) ||
  (/role/i.test(text) && /image|img|graphics-/i.test(text) && htmlRole.test(text))

// Whatever the case is, V8 looks for it in half the time: files that hold none are most.
const isCode: Hint = (text, components) =>
  (htmlTag.test(text) && codeTag.test(text) && (codeImage.test(text) || text.includes('image'))) ||
  codeRole.test(text) ||
  holdsComponents(text, components)

const isMarkdown = (text: string): boolean => text.includes('![')

export const hints: Readonly<Record<Language, Hint>> = {
  html: isHtml,
  markdown: (text, components) => isMarkdown(text) || isHtml(text, components),
  mdx: (text, components) => isMarkdown(text) || isCode(text, components),
  jsx: isCode,
  vue: (text, components) => isCode(text, components) || isDisguised.vue(text),
  svelte: (text, components) => isCode(text, components) || isDisguised.svelte(text),
  astro: isCode,
}

/** Images under other names than their tag's. */
export const isDisguised = {
  vue: (text: string): boolean =>
    autoImport.test(text) || isPug(text) || (/<component\b/.test(text) && namesImage.test(text)),
  svelte: (text: string): boolean =>
    /<enhanced:img\b/.test(text) || (/<svelte:element\b/.test(text) && namesImage.test(text)),
}

/** `<component is="img">`, `<svelte:element this={'img'}>`: only a name that stands there is known. */
const namesImage =
  /(?:is|this)[\s\x80-\xFF]*=[\s\x80-\xFF]*(?:\{[^}]{0,200})?["'`\s]*(?:img|image|area|object|svg|input|[^"'>\s]*&)/i

const autoImport = new RegExp(`\\b(?:${Object.keys(autoImported).map(anyCase).join('|')})\\b`, 'i')

/** A template in Pug is not read, which is a finding where there may be an image in it. */
function isPug(text: string): boolean {
  return /<template\b[^>]*\blang\s*=\s*["']?(?:pug|jade)\b/.test(text) && /\bim(?:g|age)\b/i.test(text)
}

const modules = [...new Set(Object.keys(knownComponents).map(moduleOf))]
const knownModules = new RegExp(modules.map(escaped).join('|'))

/** Pieces of their names that are rare and begin rarely, one of which is in each: sooner looked for than the names. */
const rarePieces = [...new Set(modules.map((it) => /^@[^/]+\/|[/:#][^/:#]*$/.exec(it)?.[0] ?? it))]

function holdsModules(text: string): boolean {
  return rarePieces.some((it) => text.includes(it)) && knownModules.test(text)
}

/** Whether a component that is an image may be among its tags. A name that is not plain ASCII cannot be looked for in bytes. */
export function holdsComponents(text: string, components: ComponentTable): boolean {
  if (holdsModules(text)) return true
  return Object.keys(components).some((key) => {
    if (!/^[\x20-\x7E]*$/.test(key)) return true
    return key.includes('#') ? text.includes(moduleOf(key)) : new RegExp(anyCase(key), 'i').test(text)
  })
}

function moduleOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'))
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w]/g, '\\$&')
}

/** Vue templates may write `NuxtImg` as `nuxt-img`. */
function anyCase(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1-$2').split('-')
  return words.map(escaped).join('-?')
}
