import type { App } from 'electron'

/** Addresses that macOS hands over, which it may do before Gleaner is ready for them. */
export interface OpenedAddresses {
  /** Tells of every address from now on, and of those that came before. */
  hand(listener: (address: string) => void): void
}

/** Begins to listen; to be called before the app is ready. */
export function keepAddresses(app: Pick<App, 'on'>): OpenedAddresses {
  const early: string[] = []
  let tell = (address: string): void => void early.push(address)
  app.on('open-url', (event, address) => {
    event.preventDefault()
    tell(address)
  })
  return {
    hand(listener) {
      tell = listener
      for (const address of early.splice(0)) listener(address)
    }
  }
}
