import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'

/** How soon after a refusal a window that is focused may ask again, milliseconds. */
const PAUSE = 2 * SECOND

/**
 * Decides when Harvest is asked again about a token that it refused. One refusal may be a gateway's
 * mistake: Gleaner asks after a minute, then once an hour, and when the user comes back to a window.
 * Instants are epoch milliseconds of this computer.
 */
export class RefusedToken {
  #refusals = 0
  #refusedAt = 0

  get isRefused(): boolean {
    return this.#refusals > 0
  }

  refuse(now: number): void {
    this.#refusals += 1
    this.#refusedAt = now
  }

  accept(): void {
    this.#refusals = 0
  }

  /** True if Gleaner should ask by itself. */
  isDue(now: number): boolean {
    return this.#isPast(now, this.#refusals > 1 ? HOUR : MINUTE)
  }

  /** True if Gleaner may ask because the user focused a window. */
  mayAsk(now: number): boolean {
    return this.#isPast(now, PAUSE)
  }

  /** A clock that was set back makes everything due. */
  #isPast(now: number, wait: number): boolean {
    return this.isRefused && (now < this.#refusedAt || now - this.#refusedAt >= wait)
  }
}
