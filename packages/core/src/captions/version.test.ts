import { expect, test } from 'vitest'
import { currentVersion, migrate } from './version.ts'

test('an older form passes through every step up to this one, in order', () => {
  const step = (from: number) => (raw: Readonly<Record<string, unknown>>) => ({
    trail: `${String(raw['trail'])} ${from}`,
  })
  const table = { [currentVersion - 2]: step(-2), [currentVersion - 1]: step(-1), [currentVersion]: step(0) }
  expect(migrate({ trail: 'old' }, currentVersion - 2, 'alt-text.json', table)).toEqual({ trail: 'old -2 -1' })
  expect(migrate({ trail: 'new' }, currentVersion, 'alt-text.json', table)).toEqual({ trail: 'new' })
})
