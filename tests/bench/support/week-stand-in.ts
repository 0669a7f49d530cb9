/* Everything here runs in the page, before anything of the page's own: no imports. */

export interface StandIn {
  readonly state: unknown
  readonly week: unknown
  readonly today: string
  /** Weeks by their first day, answered when another one is asked for. */
  readonly weeks: Readonly<Record<string, unknown>>
  /** How many of its minutes pass in one of ours. */
  readonly haste: number
  readonly cells: number
  /** Of them, those that are in view before anybody scrolls. */
  readonly cellsInView: number
}

/** Simulates the part of the main process that the timesheet uses, and records when its cells are painted. */
export function standInForMain({
  state,
  week,
  today,
  weeks,
  haste,
  cells,
  cellsInView
}: StandIn): void {
  const began = Date.now()
  const noon = Date.parse(`${today}T12:00:00Z`)
  Date.now = () => noon + (new Date().getTime() - began) * haste
  const listeners: Record<string, ((payload: unknown) => void)[]> = {}
  const bench = { week, today, painted: 0, complete: 0, emit }
  const answers: Record<string, (argument: { date?: string }) => unknown> = {
    getState: () => state,
    getAssignments: () => [],
    readRange: () => ({ entries: [], isLoaded: true }),
    watchWeek: ({ date = today }) => weekWith(date)
  }
  const on = new Proxy(
    {},
    {
      get: (_, name: string) => (listen: (payload: unknown) => void) => {
        ;(listeners[name] ??= []).push(listen)
        return () => {}
      }
    }
  )
  const desktop = new Proxy(
    {},
    {
      get: (_, name: string) =>
        name === 'on'
          ? on
          : (argument: { date?: string }) =>
              Promise.resolve({ ok: true, value: answers[name]?.(argument ?? {}) })
    }
  )
  Object.assign(globalThis, { bench, desktop })
  watchForCells()

  function emit(name: string, payload: unknown): void {
    listeners[name]?.forEach((listen) => listen(payload))
  }

  function weekWith(date: string): unknown {
    const first = Object.keys(weeks).findLast((each) => each <= date)
    return first === undefined ? week : weeks[first]
  }

  function watchForCells(): void {
    let isInView = false
    const look = (): void => {
      const there = document.querySelectorAll('td[data-row]').length
      const isWhole = there >= cells
      if (!isInView && there >= cellsInView) {
        isInView = true
        afterFrame(() => (bench.painted = performance.now()))
      }
      if (!isWhole) return
      observer.disconnect()
      afterFrame(() => (bench.complete = performance.now()))
    }
    const afterFrame = (work: () => void): void =>
      void requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = work
        port2.postMessage(null)
      })
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
  }
}
