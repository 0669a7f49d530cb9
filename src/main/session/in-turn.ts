/** Runs asynchronous work one after the other. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs the work after everything that was given before, whether that succeeded or not. */
  run<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }
}
