import type { Scanner } from './scanner.ts'
import { holdsComponents } from './sift/hints.ts'
import { mayCallBasePath } from './code/base-path.ts'
import { loadCompiler } from './shared/compiler.ts'
import { shallow, unreadable } from './shared/guard.ts'
import { lateScope } from './code/late-scope.ts'
import { scopeOf } from './code/scope.ts'
import type { Code } from './code/scope.ts'
import { parseScript } from './code/script.ts'
import type { ScriptLanguage } from './code/script.ts'
import { guardTags } from './shared/tag-depth.ts'
import { TreeBuilder } from './shared/tree.ts'
import type { Block, Descriptor } from './vue/blocks.ts'
import { vueCompiler } from './vue/compiler.ts'
import type { VueCompiler } from './vue/compiler.ts'
import { boundNames } from './vue/names.ts'
import { VueReader } from './vue/reader.ts'

const languages: Readonly<Record<string, ScriptLanguage>> = { js: 'js', jsx: 'jsx', ts: 'ts', tsx: 'tsx' }
const wrapper = '<template>'

/**
 * Vue's single-file components: the template block. A file that is no `.vue` is a template of its own, which
 * `<template src>` names. A template in Pug has no markup to read, and is a finding where it may have images.
 */
export const vue: Scanner = {
  read(text, { path, components, from }) {
    const compiler = loadCompiler(vueCompiler, from, path)
    guardTags(text, path)
    const whole = path.endsWith('.vue')
    const source = whole ? text : `${wrapper}${text}</template>`
    const file = { path, text, base: whole ? 0 : -wrapper.length }
    const { template, scripts } = parse(compiler, source, file)
    const tree = new TreeBuilder(path)
    shallow(file, 500, () => {
      const nodes = template?.ast?.children ?? []
      const scope = lateScope(text, () => scopeOf(scripts(), { topLevel: true, bound: boundNames(nodes) }))
      const asks = { mayHoldComponents: holdsComponents(text, components), mayCallBasePath: mayCallBasePath(text) }
      new VueReader({ source, scope, components, base: file.base, ...asks }, tree).read(nodes)
    })
    return tree.finish()
  },
}

interface SourceFile {
  readonly path: string
  readonly text: string
  /** Added to every offset of what is parsed. */
  readonly base: number
}

function parse(
  compiler: VueCompiler,
  source: string,
  file: SourceFile,
): { template: Descriptor['template']; scripts: () => Code[] } {
  const fail = (offset: number, why: string, cause?: unknown) =>
    unreadable(file.path, file.text, Math.max(0, offset + file.base), why, cause)
  const { descriptor, errors } = compiler.parse(source)
  const [error] = errors
  if (error !== undefined) throw fail(error.loc?.start.offset ?? 0, error.message, error)
  const { template, script, scriptSetup } = descriptor
  if (template?.lang !== undefined && template.lang !== 'html') {
    throw fail(template.loc.start.offset, `the template is written in ${template.lang}.`)
  }
  return {
    template,
    scripts: () => [...codeOf(script, file, scriptSetup !== null), ...codeOf(scriptSetup, file, true)],
  }
}

/** Variables of a plain script are not the template's; its imports are taken to be, under their names. */
function codeOf(block: Block | null, file: SourceFile, variables: boolean): Code[] {
  const lang = languages[block?.lang ?? 'js']
  if (block === null || block.src !== undefined || lang === undefined) return []
  const { node, source } = parseScript(block.content, lang, { ...file, at: block.loc.start.offset + file.base })
  if (variables) return [{ node, source }]
  const imports = (node.body as { type: string }[]).filter(({ type }) => type === 'ImportDeclaration')
  return [{ node: { ...node, body: imports }, source }]
}
