import type { Outcome } from './delivery-outcome.ts'
import type { Duplicates, Made } from './duplicates.ts'
import type { Journal } from './journal.ts'
import type { Operation } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import type { RemoteCopies } from './remote-copies.ts'

/** Stores the outcomes of requests. The caller provides the transaction. */
export class Settlement {
  readonly #journal: Journal
  readonly #copies: RemoteCopies
  readonly #duplicates: Duplicates

  constructor({
    journal,
    copies,
    duplicates
  }: {
    readonly journal: Journal
    readonly copies: RemoteCopies
    readonly duplicates: Duplicates
  }) {
    this.#journal = journal
    this.#copies = copies
    this.#duplicates = duplicates
  }

  /** Stores the outcome of an operation's request, with its progress and Harvest's copies. */
  store(operation: Operation, outcome: Outcome): void {
    const journal = this.#journal
    switch (outcome.kind) {
      case 'confirmed': {
        const { step = operation.step + 1 } = outcome
        this.#storeAnswer(operation, outcome)
        if (outcome.isDone) journal.forget(operation.id)
        else journal.setStatus(operation, 'waiting', { step })
        return
      }
      case 'removed':
        journal.forget(operation.id)
        this.#copies.dropUnlessNeeded(operation.entryKey)
        return
      case 'refused':
        this.#storeAnswer(operation, outcome)
        journal.setStatus(operation, 'refused', {
          failure: outcome.failure,
          step: outcome.step ?? operation.step
        })
        return
      case 'asking':
        journal.setStatus(operation, 'asking', { question: outcome.question })
        return
      case 'waiting':
      case 'unknown':
        journal.setStatus(operation, outcome.kind, { until: outcome.until ?? null })
    }
  }

  /** Stores the copies of an answer, and which entry a create with a marker made. */
  #storeAnswer(
    operation: Operation,
    { entries = [], made }: { readonly entries?: readonly RemoteCopy[]; readonly made?: Made }
  ): void {
    for (const copy of entries) {
      const [before] = this.#copies.byKeys([copy.key])
      this.#copies.put(copy)
      this.#journal.setTimer(operation, copy)
      this.#journal.noteEnd(copy)
      this.#journal.noteCut(operation, before, copy)
    }
    if (made) this.#duplicates.remember(made, operation.sentAt ?? operation.madeAt ?? 0)
  }
}
