import type { App } from 'electron'

/** `gleaner:` addresses that macOS opens, perhaps before Gleaner is ready. */
export interface OpenedAddresses {
  /** Passes every address to the listener, including the earlier ones. */
  forwardTo(listener: (address: string) => void): void
}

/** Starts to collect addresses. Call it before the app is ready. */
export function collectAddresses(app: Pick<App, 'on'>): OpenedAddresses {
  const early: string[] = []
  let tell = (address: string): void => void early.push(address)
  app.on('open-url', (event, address) => {
    event.preventDefault()
    tell(address)
  })
  return {
    forwardTo(listener) {
      tell = listener
      for (const address of early.splice(0)) listener(address)
    }
  }
}
