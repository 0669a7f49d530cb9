import { Listeners } from '#shared/listeners.ts'
import type { AppState } from '#shared/state.ts'

/** A change of the state as a pure function. Returns the same object if nothing changes. */
export type Transition = (state: AppState) => AppState

/** Holds the state and calls subscribers after changes. */
export interface Store {
  readonly state: AppState
  /** Applies a transition. A changed state gets the next revision and is passed to every subscriber. */
  update(transition: Transition): void
  /** Calls the listener after every change. Returns a function that unsubscribes. */
  subscribe(listener: (state: AppState) => void): () => void
}

/** Creates the store of the state. Nothing else writes the state. */
export function createStore(initial: AppState): Store {
  let state = initial
  const listeners = new Listeners<[AppState]>()
  return {
    get state() {
      return state
    },
    update(transition) {
      const next = transition(state)
      if (next === state) return
      state = { ...next, revision: state.revision + 1 }
      listeners.call(state)
    },
    subscribe: (listener) => listeners.add(listener)
  }
}
