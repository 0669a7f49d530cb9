import { SECOND } from '#shared/durations.ts'
import type { IdleSourceName } from '#shared/absence.ts'

/** The time without input after which desktops report idle. */
export const IDLE_AFTER = 30 * SECOND
/** The timeout for opening an idle source. */
export const PATIENCE = 3 * SECOND

/** The events of an idle source. */
export interface IdleEvents {
  /** The user left or came back. */
  presence(): void
  /** The source ended because the compositor or the bus is gone. */
  lost(): void
}

/** A source of idle time that reports by itself, without polling. */
export interface IdleSource {
  readonly name: Exclude<IdleSourceName, 'system' | 'unavailable'>
  /** Milliseconds since the last input; 0 while that is shorter than `IDLE_AFTER`. */
  idleMs(): number
  stop(): void
}

export interface IdleEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds on a monotonic clock that includes sleep. */
  readonly clock: () => number
}

/** Opens a source. Returns null if this desktop does not have it. Never throws, and settles within `PATIENCE`. */
export type OpenIdleSource = (
  environment: IdleEnvironment,
  events: IdleEvents
) => Promise<IdleSource | null>

/** Stores since when there was no input. Repeated reports cause no event. */
export function createIdleMemory(clock: () => number, events: IdleEvents) {
  let since: number | null = null
  return {
    idleMs: () => (since === null ? 0 : Math.max(0, clock() - since)),
    /** Reports that there has been no input for `idleMs` milliseconds. */
    left(idleMs: number): void {
      const wasThere = since === null
      since ??= clock() - idleMs
      if (wasThere) events.presence()
    },
    cameBack(): void {
      if (since === null) return
      since = null
      events.presence()
    }
  }
}
