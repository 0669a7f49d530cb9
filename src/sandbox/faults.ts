import type { TooManyRequestsShape } from './not-observed.ts'

export type ErrorBody = 'json' | 'html' | 'empty'

/** A fault of a request. "Commit" is the instant at which the account changes. */
export type FaultKind =
  /** Waits for some milliseconds, then handles the request as usual. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** Commits at once and responds some milliseconds later. */
  | { readonly kind: 'slow-answer'; readonly milliseconds: number }
  | {
      readonly kind: 'rate-limited'
      readonly shape: TooManyRequestsShape
      readonly retryAfterSeconds?: number
    }
  /** Responds with an error before the commit, or after it with `committed`. */
  | {
      readonly kind: 'server-error'
      readonly status: 500 | 502 | 503 | 504
      readonly body: ErrorBody
      readonly committed?: boolean
    }
  | { readonly kind: 'drop-before-commit' }
  | { readonly kind: 'commit-then-drop' }
  /** Drops the connection at once and commits some milliseconds later. */
  | { readonly kind: 'delayed-commit'; readonly milliseconds: number }
  /** Commits, and the response ends in the middle of its body. */
  | { readonly kind: 'truncated-body' }
  /** Commits unless `committed` is false, and sends this response instead. */
  | {
      readonly kind: 'odd-answer'
      readonly committed?: boolean
      readonly status: number
      readonly body: string
      readonly contentType?: string
    }
  /** Commits, and changes the JSON of the response. */
  | { readonly kind: 'altered-answer'; readonly alter: (body: unknown) => unknown }

export interface Matching {
  readonly method?: string
  /** Matched against the path without its query, e.g. `/v2/time_entries/1/stop`. A string matches the end. */
  readonly path?: string | RegExp
  /** The number of matching requests that fail; default 1. */
  readonly times?: number
  /** The number of matching requests that pass first; default 0. */
  readonly after?: number
}

export type Fault = FaultKind & Matching

interface Armed {
  readonly fault: Fault
  skip: number
  left: number
}

/** The faults that a test has set for later requests. */
export class Faults {
  #armed: Armed[] = []

  /** Adds a fault and returns a function that removes it. */
  arm(fault: Fault): () => void {
    const armed = { fault, skip: fault.after ?? 0, left: fault.times ?? 1 }
    this.#armed.push(armed)
    return () => {
      this.#armed = this.#armed.filter((it) => it !== armed)
    }
  }

  clear(): void {
    this.#armed = []
  }

  /** Returns the number of faults that are still to come. */
  get pending(): number {
    return this.#armed.reduce((sum, { left }) => sum + left, 0)
  }

  /** Returns the fault for a request and uses it up. The first one added applies first. */
  take(method: string, path: string): FaultKind | null {
    for (const armed of this.#armed) {
      if (!matches(armed.fault, method, path)) continue
      if (armed.skip > 0) {
        armed.skip -= 1
        continue
      }
      armed.left -= 1
      this.#armed = this.#armed.filter(({ left }) => left > 0)
      return armed.fault
    }
    return null
  }
}

function matches(fault: Matching, method: string, path: string): boolean {
  if (fault.method && fault.method.toUpperCase() !== method) return false
  if (fault.path === undefined) return true
  return typeof fault.path === 'string' ? path.endsWith(fault.path) : fault.path.test(path)
}
