import { fail, type Failure, type Result } from '#shared/failure.ts'

/** Stores the last failure of a view's commands until the user dismisses it or a command succeeds. */
export class Outcomes {
  #failure = $state.raw<Failure | null>(null)

  get failure(): Failure | null {
    return this.#failure
  }

  /** Waits for a command and stores its failure. A broken connection counts as an internal failure. */
  async of<Value>(answer: Promise<Result<Value>>): Promise<Result<Value>> {
    const result = await answer.catch((): Result<Value> => fail('internal'))
    // After a double click on Continue, the view already shows the running timer.
    const isDone = result.ok || result.failure.kind === 'already-running'
    this.#failure = isDone ? null : result.failure
    return result
  }

  dismiss(): void {
    this.#failure = null
  }
}
