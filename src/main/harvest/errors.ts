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
 * What is known of a request that failed. `not-sent`: it never reached Harvest. `refused`: it was not
 * carried out. `unknown`: it may have been; only looking can tell.
 */
export type Certainty = 'not-sent' | 'refused' | 'unknown'

export interface HarvestErrorOptions {
  readonly kind: HarvestErrorKind
  readonly certainty: Certainty
  readonly method: string
  /** Without query, which may hold what somebody searched for. */
  readonly path: string
  readonly status?: number | undefined
  /** Harvest's own words. */
  readonly said?: string | undefined
  /** Ours, for people who report it: a network code or the attribute that made no sense. */
  readonly detail?: string | undefined
  /** How long Harvest asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** The entry, person or assignment that cannot be read. */
  readonly unreadable?: Unreadable | undefined
}

/** Why a call to Harvest failed, as told by its message: method, path, status and Harvest's words. Never a token, never a body. */
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

  /** The failure as data for people; a cancelled call reads as one that got no answer. */
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
