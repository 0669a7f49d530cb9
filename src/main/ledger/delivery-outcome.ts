import type { Failure } from '#shared/failure.ts'
import type { OpenQuestion } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import type { Made } from './duplicates.ts'

/** The outcome of a request. */
export type Outcome =
  | {
      readonly kind: 'confirmed'
      readonly entries: readonly RemoteCopy[]
      readonly isDone: boolean
      /** The number of confirmed requests; one more than before unless given. */
      readonly step?: number
      readonly made?: Made
    }
  /** Harvest no longer has the entry, and the operation needs nothing more. */
  | { readonly kind: 'removed' }
  /** `until`: the operation waits until this instant, epoch milliseconds. */
  | { readonly kind: 'waiting'; readonly until?: number }
  | { readonly kind: 'unknown'; readonly until?: number }
  | { readonly kind: 'asking'; readonly question: OpenQuestion }
  /** `entries`: Harvest's copies, if it answered with some. */
  | {
      readonly kind: 'refused'
      readonly failure: Failure
      readonly entries?: readonly RemoteCopy[]
      /** The number of confirmed requests; as many as before unless given. */
      readonly step?: number
      readonly made?: Made
    }
