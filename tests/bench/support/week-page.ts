import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { standInForMain, type StandIn } from './week-stand-in.ts'

const AT_LEISURE_MS = 3000

/** Milliseconds of the main thread's processor time since the page began. */
interface Spent {
  readonly script: number
  readonly layout: number
  readonly task: number
}

interface SpentOnEach {
  readonly script: readonly number[]
  readonly layout: readonly number[]
}

/** Measures CPU time instead of elapsed time, because other programs may be busy. */
export class WeekPage {
  readonly #page: Page
  readonly #session: CDPSession

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
  }

  /** Opens a window and waits until its cells are painted. */
  static async open(
    browser: Pick<BrowserContext, 'newPage'>,
    url: string,
    standIn: StandIn
  ): Promise<WeekPage> {
    const page = await browser.newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    page.on('pageerror', (error) => console.error(error))
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.addInitScript(standInForMain, standIn)
    await page.goto(url)
    await page.waitForFunction(() => bench.complete > 0)
    return new WeekPage(page, session)
  }

  /** Returns the number of cells in view. */
  cellsInView(): Promise<number> {
    return this.#page
      .locator('td[data-row]')
      .evaluateAll(
        (cells) => cells.filter((cell) => cell.getBoundingClientRect().top < innerHeight).length
      )
  }

  /** Waits until the window's idle work is done. */
  rest(): Promise<void> {
    return this.#page.waitForTimeout(AT_LEISURE_MS)
  }

  close(): Promise<void> {
    return this.#page.close()
  }

  /** Milliseconds from the beginning of the navigation to the frame with all cells that are in view. */
  painted(): Promise<number> {
    return this.#page.evaluate(() => bench.painted)
  }

  /** The same to the frame with all cells, also those below. */
  complete(): Promise<number> {
    return this.#page.evaluate(() => bench.complete)
  }

  async metrics(): Promise<Spent> {
    const { metrics } = await this.#session.send('Performance.getMetrics')
    const read = (name: string): number =>
      (metrics.find((each) => each.name === name)?.value ?? 0) * 1000
    return {
      script: read('ScriptDuration'),
      layout: read('LayoutDuration') + read('RecalcStyleDuration'),
      task: read('TaskDuration')
    }
  }

  focusCell(column: number): Promise<void> {
    return this.#page
      .locator('td[data-row]')
      .nth(column)
      .evaluate((cell: HTMLElement) => {
        cell.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
        cell.focus()
      })
  }

  /** Measures the cost of each key until its frame is painted. */
  async measureEach(keys: readonly string[]): Promise<SpentOnEach> {
    await this.#settle()
    const each: Spent[] = []
    for (const key of keys) {
      const before = await this.metrics()
      await this.#page.keyboard.press(key)
      await this.#settle()
      const after = await this.metrics()
      each.push({
        script: after.script - before.script,
        layout: after.layout - before.layout,
        task: after.task - before.task
      })
    }
    return { script: each.map(({ script }) => script), layout: each.map(({ layout }) => layout) }
  }

  async switchWeeks(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.#page.keyboard.press(time % 2 === 0 ? 'PageUp' : 'PageDown')
      await this.#settle()
    }
  }

  /** Returns the reachable bytes of the heap. */
  async heap(): Promise<number> {
    // long enough for the window's idle work
    await this.#page.waitForTimeout(AT_LEISURE_MS)
    await this.#session.send('HeapProfiler.enable')
    for (let round = 0; round < 3; round += 1) {
      await this.#session.send('HeapProfiler.collectGarbage')
    }
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage')
    return usedSize
  }

  /** Counts the layouts while only the clock changes. */
  async layoutsOfTimer(forMs: number): Promise<{ layouts: number; largest: number }> {
    const objects: number[] = []
    this.#session.on('Tracing.dataCollected', ({ value }) => {
      for (const event of value as unknown as readonly LayoutEvent[]) {
        if (event.name !== 'Layout' || event.ph === 'E') continue
        objects.push(event.args.beginData?.dirtyObjects ?? 0)
      }
    })
    const done = new Promise((resolve) => this.#session.once('Tracing.tracingComplete', resolve))
    // long enough for the window's idle work
    await this.#page.waitForTimeout(AT_LEISURE_MS)
    await this.#session.send('Tracing.start', {
      traceConfig: { includedCategories: ['devtools.timeline'] }
    })
    await this.#page.waitForTimeout(forMs)
    await this.#session.send('Tracing.end')
    await done
    return { layouts: objects.length, largest: Math.max(0, ...objects) }
  }

  /** Waits until the frame after the next is painted. */
  #settle(): Promise<void> {
    return this.#page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
        })
    )
  }
}

interface LayoutEvent {
  readonly name: string
  readonly ph: string
  readonly args: { readonly beginData?: { readonly dirtyObjects?: number } }
}

declare global {
  /** The measurements that the stand-in stores in the page. */
  const bench: { readonly painted: number; readonly complete: number }
}
