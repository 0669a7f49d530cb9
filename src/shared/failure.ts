/** The reasons for a failure. `describeFailure` has the text for each. */
export type FailureKind =
  /** No connection, or no response. */
  | 'offline'
  /** 401: the token is wrong, expired or revoked, or not for this account. */
  | 'invalid-token'
  /** The token opens no Harvest account. */
  | 'no-account'
  /** 403 */
  | 'forbidden'
  /** 403 for a colleague's entry: the role does not include it. */
  | 'not-for-colleague'
  /** 404 */
  | 'not-found'
  /** 422: Harvest refused the content and gave a reason. */
  | 'rejected'
  /** Harvest accepted the change but stored another value, because the account does not use such times. */
  | 'not-applied'
  /** 429 */
  | 'rate-limited'
  /** 5xx, or an HTML page instead of JSON. */
  | 'server-trouble'
  /** A response that differs from the API documentation. */
  | 'unexpected-answer'
  /** Gleaner cannot read this entry in Harvest's response, so it must not change it. */
  | 'unreadable'
  /** The user's input is invalid. */
  | 'invalid-input'
  /** The entry is locked, closed or invoiced. */
  | 'locked'
  /** The project or task is not, or no longer, assigned. */
  | 'not-assigned'
  /** The entry was deleted, or no timer runs. */
  | 'gone'
  /** The timer is already running. */
  | 'already-running'
  /** The entry was changed elsewhere since it was shown, so nothing was done. */
  | 'changed-elsewhere'
  /** The undo step is of an earlier day, or from before Gleaner was restarted, and the user has not confirmed it. */
  | 'step-is-old'
  /** The last change cannot be undone, and the changes before it stay. */
  | 'not-undoable'
  /** The operating system's keychain did not store or return the token. */
  | 'keychain'
  /** The disk is full or the data folder cannot be written. */
  | 'disk'
  /** No account is signed in. */
  | 'signed-out'
  /** The user cancelled the confirmation. */
  | 'cancelled'
  /** A bug in Gleaner. */
  | 'internal'

/** A failure as data. It crosses processes, and a window turns it into text. */
export interface Failure {
  readonly kind: FailureKind
  /** Harvest's error message, if there is one. Never contains a token, a name or notes. */
  readonly said?: string
  /** Method, path and status of the request, for bug reports. */
  readonly request?: string
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/** Returns a successful result. */
export function ok(): Result<void>
export function ok<Value>(value: Value): Result<Value>
export function ok(value?: unknown): Result<unknown> {
  return { ok: true, value }
}

/** Returns a failed result, with Harvest's error message if there is one. */
export function fail(kind: FailureKind, said?: string): Result<never> {
  return { ok: false, failure: said === undefined ? { kind } : { kind, said } }
}
