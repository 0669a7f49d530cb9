import type { ElectronApplication, JSHandle } from '@playwright/test'

/** An object whose `evaluate` runs a function in the main process with `target` and an argument. */
interface Evaluates {
  evaluate(fn: unknown, arg?: unknown): Promise<unknown>
}

interface Work {
  /** The text of a function, or an expression. */
  readonly source: string
  readonly arg: unknown
}

/**
 * Makes everything that a test runs in the main process wait for its own turn of the event loop. Playwright's
 * `evaluate` uses the inspector, which interrupts running JavaScript: a click on the tray could run inside a
 * transaction of the ledger, which a real click cannot. `launchApp` calls this for every app, so that it applies to
 * every verb of the desktop.
 */
export function enterByTurns(app: ElectronApplication): ElectronApplication {
  takeTurns(app as unknown as Evaluates)
  const browserWindow = app.browserWindow.bind(app)
  app.browserWindow = async (page) => {
    const window: JSHandle = await browserWindow(page)
    takeTurns(window as unknown as Evaluates)
    return window as Awaited<ReturnType<typeof browserWindow>>
  }
  return app
}

function takeTurns(one: Evaluates): void {
  const evaluate = one.evaluate.bind(one)
  one.evaluate = (fn, arg) => evaluate(runInATurn, { source: String(fn), arg } satisfies Work)
}

/** Runs in the main process. It is sent as text, so it may use nothing from outside itself. */
function runInATurn(target: unknown, { source, arg }: Work): Promise<unknown> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        const evaluateGlobally = eval
        const value: unknown = evaluateGlobally(`(${source})`)
        resolve(typeof value === 'function' ? value(target, arg) : value)
      } catch (error) {
        reject(error as Error)
      }
    })
  })
}
