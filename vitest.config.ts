import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

/** Nothing is timed in a test: this only ends what hangs, on the slowest machine. */
const HANGS_AFTER_MS = 60_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // each file gets its modules from the one before it: saves 40 % of the CPU time
          isolate: false,
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['tests/unit/renderer/**'],
          setupFiles: ['tests/support/temporal.ts'],
          testTimeout: HANGS_AFTER_MS
        }
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          // one jsdom and one copy of each module for all files of a worker: more than half of the CPU time
          isolate: false,
          include: ['tests/unit/renderer/**/*.test.ts'],
          setupFiles: [
            'tests/support/temporal.ts',
            'tests/support/patient-queries.ts',
            'tests/support/no-layout.ts'
          ],
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS
        }
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          // as in unit: a process and its modules for each file cost more than most tests
          isolate: false,
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: ['tests/support/temporal.ts'],
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS
        }
      }
    ]
  }
})
