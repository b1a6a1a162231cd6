import { createRequire } from 'node:module'
import { hasCode } from '../../error.ts'
import type { Peer } from '../shared/compiler.ts'
import { describe, noBlocks } from './blocks.ts'
import type { Descriptor } from './blocks.ts'
import type { VueNode } from './reader.ts'

export interface VueCompiler {
  parse(source: string): Parsed
}

interface Parsed {
  readonly descriptor: Descriptor
  readonly errors: readonly ParseError[]
}

interface ParseError {
  readonly message: string
  readonly loc?: { readonly start: { readonly offset: number } }
}

/** As much of `vue/compiler-sfc` as is used here, from Vue 3.3 on. */
interface WholeCompiler {
  parse(source: string, options: object): Parsed
}

interface ParserOptions {
  readonly parseMode: 'sfc'
  /** Expressions are read here, and only those of images. */
  readonly prefixIdentifiers: false
  readonly onError: (error: ParseError) => void
}

/** As much of `@vue/compiler-dom` as is used here, from Vue 3.4 on. */
interface Parser {
  parse(source: string, options: ParserOptions): { readonly children: readonly VueNode[] }
}

type Require = NodeJS.Require

/**
 * Vue's compiler. Loading it takes as long as parsing a hundred components, and half of that goes into what works on
 * styles and scripts; so the parser in it is asked alone, and the whole compiler where a component is out of the ordinary.
 */
export const vueCompiler: Peer<VueCompiler> = {
  name: 'vue',
  major: 3,
  load(require) {
    const parser = parserOf(require)
    const whole = (): WholeCompiler => require('vue/compiler-sfc') as WholeCompiler
    if (parser === undefined) whole()
    return { parse: (source) => parseAlone(parser, source) ?? parseWhole(whole(), source) }
  },
}

/** Before 3.4, the parser knew no components. */
function parserOf(require: Require): Parser | undefined {
  const manifest = require.resolve('vue/package.json')
  const { version } = require(manifest) as { version: string }
  if (/^3\.[0-3]\./.test(version)) return undefined
  try {
    return createRequire(manifest)('@vue/compiler-dom') as Parser
  } catch (error) {
    // A package that stands in for Vue may bring its compiler along in another way.
    if (hasCode(error, 'MODULE_NOT_FOUND')) return undefined
    throw error
  }
}

/** `undefined` where the whole compiler may have more to say. */
function parseAlone(parser: Parser | undefined, source: string): Parsed | undefined {
  if (parser === undefined) return undefined
  const errors: ParseError[] = []
  const { children } = parser.parse(source, {
    parseMode: 'sfc',
    prefixIdentifiers: false,
    onError: (error) => void errors.push(error),
  })
  if (errors.length > 0) return { descriptor: noBlocks, errors }
  const descriptor = describe(children, source)
  return descriptor === undefined ? undefined : { descriptor, errors }
}

function parseWhole(compiler: WholeCompiler, source: string): Parsed {
  return compiler.parse(source, {
    sourceMap: false,
    ignoreEmpty: false,
    templateParseOptions: { prefixIdentifiers: false },
  })
}
