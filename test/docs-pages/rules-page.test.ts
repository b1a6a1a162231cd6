import { expect, test } from 'vitest'
import { rules } from '../../packages/core/src/audit/index.ts'
import { rulesPage } from './rules-page.ts'

/** Written anew with `npm run test:only -- -u test/docs-pages`. */
test('docs/rules.md says what the rules say', async () => {
  await expect(rulesPage(Object.values(rules))).toMatchFileSnapshot('../../docs/rules.md')
})
