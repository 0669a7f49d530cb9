/** Why something could not be done; the catalogue has the words for each (`describeFailure`). */
export type FailureKind =
  /** Nothing could be sent, or no answer came. */
  | 'offline'
  /** 401: the token is wrong, expired or revoked, or not for this account. */
  | 'invalid-token'
  /** The token opens no Harvest account. */
  | 'no-account'
  /** 403 */
  | 'forbidden'
  /** 403 on a colleague's entry: the role does not reach that far. */
  | 'not-for-colleague'
  /** 404 */
  | 'not-found'
  /** 422: Harvest refused the content and said why. */
  | 'rejected'
  /** Harvest accepted the change and kept its own value: the account does not know such a time. */
  | 'not-applied'
  /** 429 */
  | 'rate-limited'
  /** 5xx, or an HTML page where JSON was due. */
  | 'server-trouble'
  /** An answer that is not what the API page describes. */
  | 'unexpected-answer'
  /** Harvest's answer about this entry makes no sense, so it must not be changed. */
  | 'unreadable'
  /** The person typed something that cannot be meant. */
  | 'invalid-input'
  /** The entry is locked, closed or invoiced. */
  | 'locked'
  /** The project or task is not, or no longer, assigned. */
  | 'not-assigned'
  /** There is nothing to do it to: the entry has gone, or no timer runs. */
  | 'gone'
  /** There is nothing to start: its timer runs already. */
  | 'already-running'
  /** It was changed elsewhere since it was shown, so nothing was done. */
  | 'changed-elsewhere'
  /** An undo step of an earlier day, or from before Gleaner was restarted, that the user has not agreed to by name. */
  | 'step-is-old'
  /** The last change cannot be undone, and the changes before it stay. */
  | 'not-undoable'
  /** The operating system's keychain did not take or give the token. */
  | 'keychain'
  /** The disk is full or the data folder cannot be written. */
  | 'disk'
  /** Asked for while nobody is signed in. */
  | 'signed-out'
  /** The user did not agree when they were asked. */
  | 'cancelled'
  /** A fault of ours. */
  | 'internal'

/** A failure as data: it crosses processes and is put into words where it is shown. */
export interface Failure {
  readonly kind: FailureKind
  /** Harvest's own words, where it gave any. Never a token, a name or notes. */
  readonly said?: string
  /** Method, path and status, for people who report it. */
  readonly request?: string
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/** A success. */
export function ok(): Result<void>
export function ok<Value>(value: Value): Result<Value>
export function ok(value?: unknown): Result<unknown> {
  return { ok: true, value }
}

/** A failure of a kind, with Harvest's words where there are any. */
export function fail(kind: FailureKind, said?: string): Result<never> {
  return { ok: false, failure: said === undefined ? { kind } : { kind, said } }
}
