import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

test.each([':alt', 'v-bind:alt', 'x-bind:alt', '[alt]', '[attr.alt]', 'ng-attr-alt', 'data-bind-alt', 'th:alt'])(
  '%s is an alternative that is known at run time, and nothing is put in beside it',
  async (name) => {
    const text = `<img src="a.png" ${name}="words">`
    const [found] = await scanSource({ path: 'page.html', language: 'html', text })
    expect(found).toMatchObject({ verdict: 'dynamic', reason: 'alt-dynamic', slot: undefined })
  },
)

test.each([':src', 'v-bind:src', '[src]', 'ng-src', 'th:src'])(
  '%s is an address that is known at run time',
  async (name) => {
    const [found] = await scanSource({ path: 'page.html', language: 'html', text: `<img ${name}="photo">` })
    expect(found).toMatchObject({ verdict: 'missing', source: { kind: 'dynamic', text: 'photo' } })
  },
)

test.each(['data-alt', 'x-alt', ':alternate', '@alt', '(alt)', 'ng-alternative'])(
  '%s is no alternative',
  async (name) => {
    const [found] = await scanSource({ path: 'page.html', language: 'html', text: `<img src="a.png" ${name}="words">` })
    expect(found?.verdict).toBe('missing')
  },
)
