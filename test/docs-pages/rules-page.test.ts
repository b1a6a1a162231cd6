import { expect, test } from 'vitest'
import { rules } from '../../packages/core/src/audit/index.ts'
import { rulesPage } from './rules-page.ts'

/** Written anew with `npm run test:only -- test/docs-pages -u`. */
test('docs/rules.md says what the rules say', async () => {
  await expect(rulesPage(Object.values(rules))).toMatchFileSnapshot('../../docs/rules.md')
})
