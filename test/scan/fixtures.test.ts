import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AltTextError, scanSource } from '../../packages/core/src/index.ts'
import type { ComponentTable, Language, Occurrence } from '../../packages/core/src/index.ts'

/** Sources as users write them, each with what is found in it: a folder is a sentence, its name says which. */
const root = 'test/fixtures/scan'

/** Some of the sources have components of their own. */
const components: ComponentTable = {
  '@acme/ui#Photo': { src: 'file', alt: 'alt' },
  MyPhoto: { src: 'imageSrc', alt: 'imageAlt' },
}

const folders = readdirSync(root).flatMap((language) =>
  readdirSync(join(root, language)).map((name) => ({ language: language as Language, name })),
)

/** One line for each image, as a person would check it. */
function line(text: string, { verdict, reason, source, alt, slot, range, line, column }: Occurrence): string {
  const tag = text.slice(range.start, range.end).replaceAll(/\s+/g, ' ')
  const image =
    source.kind === 'address' ? source.value : source.kind === 'asset' ? source.specifier : `(${source.kind})`
  const words = alt === null ? '' : ` ${JSON.stringify(alt)}`
  const place = slot === undefined ? '' : ` | ${text.slice(range.start, slot.at)}⎀`
  return `${line}:${column} ${verdict} (${reason}) ${image}${words} | ${tag}${place}`
}

async function look(language: Language, folder: string): Promise<string> {
  const name = readdirSync(folder).find((it) => it !== 'images.txt') ?? ''
  const text = readFileSync(join(folder, name), 'utf8')
  try {
    const found = await scanSource({ path: name, language, text }, { components })
    return found.map((it) => `${line(text, it)}\n`).join('')
  } catch (error) {
    if (!(error instanceof AltTextError)) throw error
    return `${error.place?.line}:${error.place?.column} ${error.code}\n`
  }
}

test.each(folders)('$language: $name', async ({ language, name }) => {
  const folder = join(root, language, name)
  await expect(await look(language, folder)).toMatchFileSnapshot(join(process.cwd(), folder, 'images.txt'))
})
