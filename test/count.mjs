// Ends a CI run with one plain line, `N passed, N failed`, taken from vitest's own report.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: todo } = report
const broken = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
process.stdout.write(
  `${passed} passed, ${failed + broken} failed${skipped + todo > 0 ? `, ${skipped + todo} skipped` : ''}\n`,
)
