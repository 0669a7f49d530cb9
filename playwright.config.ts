import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000, // ends what hangs, on the slowest machine
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: Number(process.env['GLEANER_WORKERS'] ?? 2),
  forbidOnly: Boolean(process.env['CI']),
  // one that passes only then is told apart: a busy machine is no fault of the app, and a race is one to mend
  retries: process.env['CI'] ? 1 : 0,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['GLEANER_E2E_REPORT'] ?? 'test-results/e2e.json' }]
  ],
  outputDir: process.env['GLEANER_E2E_OUTPUT'] ?? 'test-results/e2e',
  // a trace costs each test CPU time, so only one that is run again leaves one; `--trace on` for the rest
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure' }
})
