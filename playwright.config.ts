import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000, // ends what hangs, on the slowest machine
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: Number(process.env['GLEANER_WORKERS'] ?? 2),
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' }
})
