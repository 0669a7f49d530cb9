import type { Failure } from '#shared/failure.ts'
import type { OpenQuestion } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import type { Made } from './duplicates.ts'

/** What became of the request an operation had under way. */
export type Outcome =
  | {
      readonly kind: 'confirmed'
      readonly entries: readonly RemoteCopy[]
      readonly isDone: boolean
      /** How many requests are confirmed now; one more than before unless given. */
      readonly step?: number
      readonly made?: Made
    }
  /** Harvest no longer has the entry, and that is what was wanted, or must be accepted. */
  | { readonly kind: 'removed' }
  /** `until`: nothing is done about it before this instant. */
  | { readonly kind: 'waiting'; readonly until?: number }
  | { readonly kind: 'unknown'; readonly until?: number }
  | { readonly kind: 'asking'; readonly question: OpenQuestion }
  /** `entries`: Harvest's copies where it answered all the same. */
  | {
      readonly kind: 'refused'
      readonly failure: Failure
      readonly entries?: readonly RemoteCopy[]
      /** How many requests are confirmed now; as many as before unless given. */
      readonly step?: number
      readonly made?: Made
    }
