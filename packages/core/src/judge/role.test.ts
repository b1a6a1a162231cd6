import { describe, expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'
import { beside } from './cases/beside.ts'
import { components } from './cases/components.ts'
import { controls } from './cases/controls.ts'
import { falseFriends } from './cases/false-friends.ts'
import { languages } from './cases/languages.ts'
import { pictures } from './cases/pictures.ts'
import { styling } from './cases/styling.ts'

const tables = { beside, components, controls, falseFriends, languages, pictures, styling }

const endings: Readonly<Record<string, string>> = { markdown: 'md' }

describe.each(Object.entries(tables))('%s', (_, cases) => {
  test.each(cases)('$name', async ({ code, language, images }) => {
    const path = `page.${endings[language] ?? language}`
    const found = await scanSource({ path, language, text: code })
    const answers = found.map(({ role, decision }) => `${role ?? 'null'} ${decision}`)
    expect(answers).toHaveLength(images.length)
    answers.forEach((answer, index) => expect(images[index]?.split('|')).toContain(answer))
  })
})
