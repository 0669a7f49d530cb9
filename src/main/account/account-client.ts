import { createHarvestClient } from '#main/harvest/client.ts'
import type { HarvestClient } from '#main/harvest/client.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Company } from '#shared/company.ts'
import type { ServerClock } from './server-clock.ts'

/** The address and the token of an account at Harvest. */
export interface ApiAccess {
  readonly baseUrl: string
  readonly accessToken: string
  readonly userAgent: string
}

export interface AccountClientOptions {
  readonly platform: Pick<Platform, 'fetch' | 'timers'>
  readonly serverClock: ServerClock
  readonly accountId: number
  readonly access: ApiAccess
  /** The clock style of the account. It may change while the client is in use. */
  readonly clock: () => Company['clock']
  /** Harvest answered a request. */
  readonly onAnswer: () => void
  /** Harvest accepts no requests until an instant (epoch milliseconds), or accepts them again (null). */
  readonly onLimited: (until: number | null) => void
  /** Cancels every request. */
  readonly signal: AbortSignal
}

/** Creates the client of one account. Each answer also sets Harvest's clock. */
export function createAccountClient(options: AccountClientOptions): HarvestClient {
  const { platform, serverClock, accountId, access, clock, onAnswer, onLimited, signal } = options
  return createHarvestClient({
    ...access,
    accountId,
    fetch: platform.fetch,
    timers: platform.timers,
    clock,
    signal,
    onLimited,
    onClockOffset: (offset) => {
      onAnswer()
      serverClock.takeOffset(offset)
    }
  })
}
