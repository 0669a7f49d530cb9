import type { Failure } from '#shared/failure.ts'
import type { CellBlock, CellError } from './grid-edit.ts'

/** The outcome of a batch edit: one edit of many cells, which one undo reverts. */
export type BatchOutcome =
  | {
      readonly kind: 'done'
      readonly cells: number
      readonly deleted: number
      /** The number of entries that stayed because they run or are locked. */
      readonly skipped: number
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'blocked'; readonly why: CellBlock | CellError }
  | { readonly kind: 'unreadable'; readonly texts: readonly string[] }
  | { readonly kind: 'too-big' }
  /** The pasted rows name work that the user does not have. */
  | { readonly kind: 'unknown-work'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
