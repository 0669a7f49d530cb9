import { SECOND } from '#shared/durations.ts'
import type { IdleSourceName } from '#shared/idle.ts'

/** Desktops tell that nothing was touched for this long; less is nobody's absence. */
export const IDLE_AFTER = 30 * SECOND
/** A desktop that has not answered in this time is not asked any more. */
export const PATIENCE = 3 * SECOND

/** What a source has to say without being asked. */
export interface IdleNews {
  /** The person left, or came back. */
  presence(): void
  /** The source is of no more use: the compositor or the bus has gone. */
  lost(): void
}

/** Something that tells of inputs by itself, without being asked again and again. */
export interface IdleSource {
  readonly name: Exclude<IdleSourceName, 'system' | 'unavailable'>
  /** Milliseconds since the last input; 0 while that is shorter than `IDLE_AFTER`. */
  idleMs(): number
  stop(): void
}

export interface IdleSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds on a clock that counts sleep and that nobody can set. */
  readonly clock: () => number
}

/** Opens a source; null where this desktop does not have it. Never throws, settles within `PATIENCE`. */
export type OpenIdleSource = (
  surroundings: IdleSurroundings,
  news: IdleNews
) => Promise<IdleSource | null>

/** Remembers since when nothing was touched; duplicates are no news. */
export function createIdleMemory(clock: () => number, news: IdleNews) {
  let since: number | null = null
  return {
    idleMs: () => (since === null ? 0 : Math.max(0, clock() - since)),
    /** Nothing was touched for so long already. */
    left(idleMs: number): void {
      const wasThere = since === null
      since ??= clock() - idleMs
      if (wasThere) news.presence()
    },
    cameBack(): void {
      if (since === null) return
      since = null
      news.presence()
    }
  }
}
