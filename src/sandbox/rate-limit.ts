const WINDOW = 15_000

/** Sliding window per token: `limit` requests in any 15 seconds of the sandbox's clock. */
export class RateLimit {
  readonly #limit: number
  readonly #now: () => number
  readonly #recent = new Map<string, number[]>()

  constructor(limit: number, now: () => number) {
    this.#limit = limit
    this.#now = now
  }

  /** Returns the seconds to wait, or 0 if the request is allowed. Refused requests do not count. */
  take(token: string): number {
    const now = this.#now()
    const recent = (this.#recent.get(token) ?? []).filter((at) => at > now - WINDOW && at <= now)
    this.#recent.set(token, recent)
    if (recent.length < this.#limit) {
      recent.push(now)
      return 0
    }
    const oldest = recent[0] ?? now
    return Math.max(1, Math.ceil((oldest + WINDOW - now) / 1000))
  }
}
