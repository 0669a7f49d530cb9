import { fail, type Failure, type Result } from '#shared/failure.ts'

/** Keeps the last failure of what a view asked for, until it is dismissed or the next thing works. */
export class Outcomes {
  #failure = $state.raw<Failure | null>(null)

  get failure(): Failure | null {
    return this.#failure
  }

  /** Waits for an answer and remembers how it failed; a broken connection counts as a fault of ours. */
  async of<Value>(answer: Promise<Result<Value>>): Promise<Result<Value>> {
    const result = await answer.catch((): Result<Value> => fail('internal'))
    // a double click on Continue: the view shows already that it runs
    const isDone = result.ok || result.failure.kind === 'already-running'
    this.#failure = isDone ? null : result.failure
    return result
  }

  dismiss(): void {
    this.#failure = null
  }
}
