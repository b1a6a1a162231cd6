import { defineConfig } from 'vitest/config'

/** Tests run against the sources (condition `altsrc`); only what starts a process of its own needs `dist`. */
export default defineConfig({
  ssr: { resolve: { conditions: ['altsrc'] } },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/src/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Many of them wait for processes and locks: two at once even where there are two cores.
    maxWorkers: 2,
    // Processes, watchers and locks on a shared machine: what fails once in CI is asked once more.
    retry: process.env['CI'] ? 1 : 0,
    reporters: ['default', ['json', { outputFile: '.cache/vitest.json' }]],
  },
})
