import type { Failure, FailureKind } from '#shared/failure.ts'
import type { Unreadable } from '#shared/left-out.ts'

export type HarvestErrorKind =
  | Extract<
      FailureKind,
      | 'offline'
      | 'invalid-token'
      | 'forbidden'
      | 'not-found'
      | 'rejected'
      | 'rate-limited'
      | 'server-trouble'
      | 'unexpected-answer'
      | 'invalid-input'
    >
  /** The caller's signal was aborted. */
  | 'cancelled'

/**
 * The certainty about a failed request. `not-sent`: it never reached Harvest. `refused`: Harvest did not carry it out.
 * `unknown`: it may have been carried out; only a lookup can tell.
 */
export type Certainty = 'not-sent' | 'refused' | 'unknown'

export interface HarvestErrorOptions {
  readonly kind: HarvestErrorKind
  readonly certainty: Certainty
  readonly method: string
  /** Without the query, which may contain search words. */
  readonly path: string
  readonly status?: number | undefined
  /** Harvest's message. */
  readonly said?: string | undefined
  /** Gleaner's detail for error reports: a network code, or the attribute that cannot be read. */
  readonly detail?: string | undefined
  /** The pause that Harvest asks for, milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** The entry, person or assignment that cannot be read. */
  readonly unreadable?: Unreadable | undefined
}

/** Thrown if a call to Harvest fails. The message has method, path, status and Harvest's message, never a token or a body. */
export class HarvestError extends Error {
  override readonly name = 'HarvestError'
  readonly kind: HarvestErrorKind
  readonly certainty: Certainty
  readonly method: string
  readonly path: string
  readonly status: number | null
  readonly said: string | null
  readonly retryAfterMs: number | null
  readonly unreadable: Unreadable | null

  constructor(options: HarvestErrorOptions) {
    super(describe(options))
    this.kind = options.kind
    this.certainty = options.certainty
    this.method = options.method
    this.path = options.path
    this.status = options.status ?? null
    this.said = options.said ?? null
    this.retryAfterMs = options.retryAfterMs ?? null
    this.unreadable = options.unreadable ?? null
  }

  /** Returns the failure as data for windows. A cancelled call is shown as `offline`. */
  toFailure(): Failure {
    const kind = this.kind === 'cancelled' ? 'offline' : this.kind
    const request = requestLine(this)
    return this.said === null ? { kind, request } : { kind, request, said: this.said }
  }
}

function describe(options: HarvestErrorOptions): string {
  const why = options.said ?? options.detail
  return `${requestLine(options)}: ${options.kind}${why === undefined ? '' : ` (${why})`}`
}

function requestLine({
  method,
  path,
  status
}: {
  readonly method: string
  readonly path: string
  readonly status?: number | null | undefined
}): string {
  return status === null || status === undefined
    ? `${method} ${path}`
    : `${method} ${path} ${status}`
}
