import type { TooManyRequestsShape } from './not-observed.ts'

export type ErrorBody = 'json' | 'html' | 'empty'

/** What goes wrong with a request. "Commit" is the moment the account changes. */
export type FaultKind =
  /** Nothing happens for so long; then the request is handled as ever. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** Committed at once, answered so much later. */
  | { readonly kind: 'slow-answer'; readonly milliseconds: number }
  | {
      readonly kind: 'rate-limited'
      readonly shape: TooManyRequestsShape
      readonly retryAfterSeconds?: number
    }
  /** Refused before the commit, or with `committed` after it. */
  | {
      readonly kind: 'server-error'
      readonly status: 500 | 502 | 503 | 504
      readonly body: ErrorBody
      readonly committed?: boolean
    }
  | { readonly kind: 'drop-before-commit' }
  | { readonly kind: 'commit-then-drop' }
  /** The connection dies at once, and the request is carried out so much later all the same. */
  | { readonly kind: 'delayed-commit'; readonly milliseconds: number }
  /** Committed; the answer ends in the middle of its body. */
  | { readonly kind: 'truncated-body' }
  /** Committed, unless `committed` is false; the answer is this instead. */
  | {
      readonly kind: 'odd-answer'
      readonly committed?: boolean
      readonly status: number
      readonly body: string
      readonly contentType?: string
    }
  /** Committed; the JSON of the answer is changed on its way. */
  | { readonly kind: 'altered-answer'; readonly alter: (body: unknown) => unknown }

export interface Matching {
  readonly method?: string
  /** Tried on the path without query, e.g. `/v2/time_entries/1/stop`; a text matches its end. */
  readonly path?: string | RegExp
  /** How many matching requests it hits; default 1. */
  readonly times?: number
  /** How many matching requests pass before; default 0. */
  readonly after?: number
}

export type Fault = FaultKind & Matching

interface Armed {
  readonly fault: Fault
  skip: number
  left: number
}

/** Faults a test has armed for requests to come. */
export class Faults {
  #armed: Armed[] = []

  /** Returns a function that disarms it again. */
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

  /** How many hits are still to come. */
  get pending(): number {
    return this.#armed.reduce((sum, { left }) => sum + left, 0)
  }

  /** The fault for this request, used up by it; the first one armed goes first. */
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
