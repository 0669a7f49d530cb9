import { RETRY_POLICY } from '#main/harvest/retry-policy.ts'

const { firstDelayMs, nextDelayMs, focusedDelayMs } = RETRY_POLICY.token

/**
 * Decides when a refused token is tried again. One refusal may be a gateway's mistake: Gleaner tries after a minute, then
 * once an hour, and when the user focuses a window. Instants are epoch milliseconds of this computer.
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

  /** True if enough time has passed to try the token again. */
  isDue(now: number): boolean {
    return this.#isPast(now, this.#refusals > 1 ? nextDelayMs : firstDelayMs)
  }

  /** True if the token may be tried because the user focused a window. */
  mayAsk(now: number): boolean {
    return this.#isPast(now, focusedDelayMs)
  }

  /** If the clock was set back, every delay counts as past. */
  #isPast(now: number, wait: number): boolean {
    return this.isRefused && (now < this.#refusedAt || now - this.#refusedAt >= wait)
  }
}
