import type { Language } from '../source.ts'
import { autoImported, knownComponents } from './shared/components.ts'
import type { ComponentTable } from '../component-table.ts'

/** Whether a text can hold an image at all: cheap, on text alone, and never wrong when it says no. */
export type Hint = (text: string, components: ComponentTable) => boolean

/** Tags that may be images in HTML, where case does not count, and roles on any tag. */
const htmlTag = /<(?:img|image|area|object|svg)\b|\brole\s*=\s*["']?\s*(?:img|image|graphics-)/i
/** The same where a role may be an expression, and capitals mean a component. */
const codeTag = /<(?:img|image|area|object|svg)\b|\brole\s*=/
const input = /<input\b/i

const isHtml: Hint = (text) => htmlTag.test(text) || (input.test(text) && /image/i.test(text))

const isCode: Hint = (text, components) =>
  codeTag.test(text) || (input.test(text) && text.includes('image')) || holdsComponents(text, components)

const isMarkdown = (text: string): boolean => text.includes('![')

export const hints: Readonly<Record<Language, Hint>> = {
  html: isHtml,
  markdown: (text, components) => isMarkdown(text) || isHtml(text, components),
  mdx: (text, components) => isMarkdown(text) || isCode(text, components),
  jsx: isCode,
  vue: (text, components) =>
    isCode(text, components) || autoImport.test(text) || isPug(text) || /<component\b/.test(text),
  svelte: (text, components) => isCode(text, components) || /<(?:svelte:element|enhanced:img)\b/.test(text),
  astro: isCode,
}

const autoImport = new RegExp(`\\b(?:${Object.keys(autoImported).map(anyCase).join('|')})\\b`, 'i')

/** A template in Pug is not read, which is a finding where there may be an image in it. */
function isPug(text: string): boolean {
  return /<template\b[^>]*\blang\s*=\s*["']?(?:pug|jade)\b/.test(text) && /\bim(?:g|age)\b/i.test(text)
}

const knownModules = [...new Set(Object.keys(knownComponents).map(moduleOf))]

function holdsComponents(text: string, components: ComponentTable): boolean {
  if (knownModules.some((module) => text.includes(module))) return true
  return Object.keys(components).some((key) =>
    key.includes('#') ? text.includes(moduleOf(key)) : new RegExp(anyCase(key), 'i').test(text),
  )
}

function moduleOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'))
}

/** Vue templates may write `NuxtImg` as `nuxt-img`. */
function anyCase(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1-$2').split('-')
  return words.map((word) => word.replaceAll(/[^\w]/g, '\\$&')).join('-?')
}
