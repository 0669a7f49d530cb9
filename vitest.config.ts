import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

/** Ends a test that hangs. No test depends on it, even on the slowest machine. */
const HANGS_AFTER_MS = 60_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // files of a worker share their modules, which saves 40 % of the CPU time
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
          // files of a worker share jsdom and their modules, which saves more than half of the CPU time
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
          // as in unit: a process with its own modules for each file costs more than most tests
          isolate: false,
          include: ['tests/integration/**/*.test.ts'],
          // a test that passes only on a retry is reported as retried, because it is a race to fix
          retry: process.env['CI'] ? 1 : 0,
          setupFiles: ['tests/support/temporal.ts'],
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS
        }
      }
    ]
  }
})
