import { transform } from '@astrojs/compiler-rs'
import { compileSync } from '@mdx-js/mdx'
import fc from 'fast-check'
import { compile as compileSvelte } from 'svelte/compiler'
import { expect, test } from 'vitest'
import { compileTemplate, parse } from 'vue/compiler-sfc'
import { AltTextError, scanSource } from '../../packages/core/src/index.ts'
import type { Language } from '../../packages/core/src/index.ts'
import { editFor, insert } from '../../packages/core/src/inject/index.ts'
import { documents } from '../inject/documents.ts'

/** What a build does with a source after the injection: the framework's own compiler must take it as before. */
type Compiled = { errors: string[]; code: string }

const compilers: Partial<Record<Language, (text: string) => Compiled>> = {
  vue(text) {
    const { descriptor, errors } = parse(text, { filename: 'p.vue' })
    const { code, errors: more } = compileTemplate({
      source: descriptor.template?.content ?? '',
      filename: 'p.vue',
      id: 'p',
    })
    return { errors: [...errors, ...more].map(String), code }
  },
  svelte: (text) => caught(() => compileSvelte(text, { generate: 'server', filename: 'p.svelte' }).js.code),
  astro(text) {
    const { code, diagnostics } = transform(text, { filename: 'p.astro' })
    return { errors: diagnostics.filter(({ severity }) => severity === 'error').map((it) => it.text), code }
  },
  mdx: (text) => caught(() => String(compileSync(text.replace(/^\uFEFF/, '')))),
}

function caught(run: () => string): Compiled {
  try {
    return { errors: [], code: run() }
  } catch (error) {
    return { errors: [String(error)], code: '' }
  }
}

const words = 'A "dog" & a {cat} <b>'

async function injected(language: Language, text: string): Promise<{ count: number; text: string } | undefined> {
  try {
    const found = await scanSource({ path: `p.${language}`, language, text })
    // Brackets hold Markdown: an attribute alone tells what the compiler made of the words.
    const slots = found.flatMap(({ slot }) => (slot?.kind === 'attribute' ? [slot] : []))
    return {
      count: slots.length,
      text: insert(
        text,
        slots.flatMap((slot) => editFor(slot, words) ?? []),
      ),
    }
  } catch (error) {
    if (error instanceof AltTextError) return undefined
    throw error
  }
}

test.each(Object.entries(compilers))('the compiler of %s takes what was put in', async (name, compile) => {
  const language = name as Language
  let taken = 0
  await fc.assert(
    fc.asyncProperty(documents[language], async (text) => {
      const before = compile(text)
      const result = await injected(language, text)
      if (result === undefined || before.errors.length > 0) return
      const after = compile(result.text)
      expect(after.errors).toEqual([])
      expect(after.code.length).toBeGreaterThanOrEqual(before.code.length + result.count)
      taken += result.count
    }),
    { numRuns: 300, seed: 20261125 },
  )
  expect(taken).toBeGreaterThan(100)
})

test.each(Object.entries(compilers))('what the compiler of %s takes is read', async (name, compile) => {
  const language = name as Language
  const unread: string[] = []
  for (const text of fc.sample(documents[language], { numRuns: 300, seed: 1 })) {
    if (compile(text).errors.length === 0 && (await injected(language, text)) === undefined) unread.push(text)
  }
  expect(unread).toEqual([])
})
