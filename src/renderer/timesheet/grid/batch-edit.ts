import type { Failure } from '#shared/failure.ts'
import type { CellBlock, CellError } from './grid-edit.ts'

/** What became of a change to cells: each is one change that can be taken back as one. */
export type BatchOutcome =
  | {
      readonly kind: 'done'
      readonly cells: number
      readonly deleted: number
      /** Entries that stayed because they run or are locked. */
      readonly kept: number
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'blocked'; readonly why: CellBlock | CellError }
  | { readonly kind: 'unreadable'; readonly texts: readonly string[] }
  | { readonly kind: 'too-big' }
  /** Pasted rows name work that the user does not have. */
  | { readonly kind: 'unknown-work'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
