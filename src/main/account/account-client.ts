import { createHarvestClient } from '#main/harvest/client.ts'
import type { HarvestClient } from '#main/harvest/client.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { ServerClock } from './server-clock.ts'
import type { Company } from '#shared/company.ts'

export interface AccountClientOptions {
  readonly platform: Pick<Platform, 'fetch' | 'timers'>
  readonly serverClock: ServerClock
  readonly accountId: number
  readonly access: {
    readonly baseUrl: string
    readonly accessToken: string
    readonly userAgent: string
  }
  /** How the account writes times; may change while the client lives. */
  readonly clock: () => Company['clock']
  /** Harvest has answered something. */
  readonly onHeard: () => void
  /** Harvest wants nothing until an instant (epoch milliseconds), or again (null). */
  readonly onLimited: (until: number | null) => void
  /** Ends everything that is being asked. */
  readonly signal: AbortSignal
}

/** The client of one account, which also tells of Harvest's clock. */
export function createAccountClient(options: AccountClientOptions): HarvestClient {
  const { platform, serverClock, accountId, access, clock, onHeard, onLimited, signal } = options
  return createHarvestClient({
    ...access,
    accountId,
    fetch: platform.fetch,
    timers: platform.timers,
    clock,
    signal,
    onLimited,
    onClockOffset: (offset) => {
      onHeard()
      serverClock.heard(offset)
    }
  })
}
