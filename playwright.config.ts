import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000, // ends a test that hangs, even on the slowest machine
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: Number(process.env['GLEANER_WORKERS'] ?? 2),
  forbidOnly: Boolean(process.env['CI']),
  // a test that passes only on a retry is reported as retried, because it is a race to fix
  retries: process.env['CI'] ? 1 : 0,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['GLEANER_E2E_REPORT'] ?? 'test-results/e2e.json' }]
  ],
  outputDir: process.env['GLEANER_E2E_OUTPUT'] ?? 'test-results/e2e',
  // traces cost CPU time, so only a retry records one; `--trace on` records all
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure' }
})
