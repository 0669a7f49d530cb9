import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'
import { ChromiumLender } from './chromium-lender.ts'
import { isStandIn, launchApp } from './launch.ts'
import type { LaunchOptions } from './launch.ts'
import { WatchedApp } from './watched-app.ts'

export { expect } from '@playwright/test'

/** Starts an app on this test's own user data; the fixture closes it. */
export type Launch = (options?: Partial<LaunchOptions>) => Promise<ElectronApplication>

export interface AppFixtures {
  /** True if the test is about mistakes. Set with `test.use`. */
  readonly mistakesExpected: boolean
  readonly userData: string
  readonly launch: Launch
}

interface WorkerFixtures {
  readonly scratch: string
  /** The Chromium for this worker's apps on the stand-in. */
  readonly chromium: ChromiumLender
}

/**
 * The base of every e2e test: a new profile, apps that are launched on demand and closed at the end, and a failure if
 * the test did what no user could do. The output of each app is attached to a failed test.
 */
export const test = base.extend<AppFixtures, WorkerFixtures>({
  mistakesExpected: [false, { option: true }],

  scratch: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs from its pattern
    async ({}, use) => {
      const before = process.env['TMPDIR']
      const folder = mkdtempSync(join(tmpdir(), 'e2e-'))
      process.env['TMPDIR'] = folder
      await use(folder)
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
      remove(folder)
    },
    { scope: 'worker', auto: true }
  ],

  chromium: [
    async ({ scratch: _ }, use) => {
      const chromium = new ChromiumLender()
      await use(chromium)
      await chromium.close()
    },
    { scope: 'worker' }
  ],

  userData: async ({ scratch }, use) => {
    const folder = mkdtempSync(join(scratch, 'data-'))
    await use(folder)
    remove(folder)
  },

  launch: async ({ userData, mistakesExpected, chromium }, use, testInfo) => {
    const apps: WatchedApp[] = []
    await use(async (options) => {
      const lent = isStandIn ? await chromium.lend(options?.env ?? {}) : {}
      const app = await launchApp({ userData, ...options, env: { ...options?.env, ...lent } })
      if ('STAND_IN_SHARED_CHROMIUM' in lent) chromium.untilExit(app.process())
      apps.push(new WatchedApp(app))
      return app
    })
    for (const app of apps) await app.close()
    const failed = testInfo.status !== testInfo.expectedStatus
    const mistakes = mistakesExpected ? [] : apps.flatMap((app) => app.mistakes())
    for (const app of failed || mistakes.length > 0 ? apps : []) {
      await testInfo.attach('main process', { body: app.output(), contentType: 'text/plain' })
    }
    if (mistakes.length > 0) {
      throw new Error(`the test did what no user could do:\n${mistakes.join('\n')}`)
    }
  }
})

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}
