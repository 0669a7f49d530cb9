import type { AppState } from '#shared/state.ts'

/** A change to the state as a pure function; answering the same object means: nothing changed. */
export type Transition = (state: AppState) => AppState

export interface Store {
  readonly state: AppState
  /** Applies a transition; a change gets the next revision and is told to every subscriber. */
  update(transition: Transition): void
  /** Hears of every change after this call. The answer unsubscribes. */
  subscribe(listener: (state: AppState) => void): () => void
}

/** The one place where `AppState` lives; nothing else writes it. */
export function createStore(initial: AppState): Store {
  let state = initial
  const listeners = new Set<(state: AppState) => void>()
  return {
    get state() {
      return state
    },
    update(transition) {
      const next = transition(state)
      if (next === state) return
      state = { ...next, revision: state.revision + 1 }
      for (const listener of [...listeners]) listener(state)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}
