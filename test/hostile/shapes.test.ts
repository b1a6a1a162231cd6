import { describe, expect, test } from 'vitest'
import type { Language } from '@alt-text/core'
import { endings } from './endings.ts'
import { expectHarmless } from './fate.ts'
import { scanAll } from './run.ts'
import { shapes } from './shapes.ts'

/** Under 350 nothing is too deep for the guards; 10,000 is what breaks a parser without any. */
const cases = [
  { stack: 'small', n: 10_000 },
  { stack: 'small', n: 340 },
  { stack: 'usual', n: 3000 },
] as const

describe.each(Object.keys(shapes) as Language[])('%s', (language) => {
  const table = Object.entries(shapes[language])

  test.each(cases)('$n times everything, on the $stack stack', { timeout: 300_000 }, ({ stack, n }) => {
    const texts = table.map(([name, shape]) => ({ name, ending: endings[language], content: shape(n) }))
    const results = scanAll(texts, stack)
    expect(results).toHaveLength(table.length)
    expectHarmless(results)
    // A guard that refuses everything would be harmless too.
    expect(results.filter(({ kind }) => kind === 'answer').length).toBeGreaterThan(table.length / 8)
  })
})
