import type { AppState } from '#shared/state.ts'
import type { Store, Transition } from './store.ts'
import { addNotice, forgetAccount, isAboutEntries } from './transitions.ts'

/** The fields of the state that belong to one account. */
const OF_ACCOUNT = [
  'session',
  'running',
  'today',
  'week',
  'recents',
  'favourites',
  'sync',
  'undoable',
  'idle',
  'reminders',
  'clockOffsetMs'
] as const satisfies readonly (keyof AppState)[]

type AccountPart = Pick<AppState, (typeof OF_ACCOUNT)[number] | 'notices'>

/**
 * The state as one account sees it: its own part, and everything else from the app's store. While the
 * account is shown, its part is the app's state; otherwise it is kept aside and no window sees it.
 */
export interface AccountStore extends Store {
  /** Makes this account's part the state of the app. */
  show(): void
  /** Calls the listener after each change of the part while it is kept aside. Returns the unsubscribe. */
  onHiddenChange(listener: () => void): () => void
  /** Keeps the part aside; the app's state is another account's from the next change on. */
  hide(): void
}

/** Creates the part of an account that is not shown; `now` in epoch milliseconds. */
export function createAccountStore(app: Store, now: () => number): AccountStore {
  const { desktop } = app.state
  let aside: AccountPart | null = partOf(forgetAccount(desktop, now())(app.state))
  const listeners = new Set<(state: AppState) => void>()
  const hiddenListeners = new Set<() => void>()

  function view(): AppState {
    const { state } = app
    if (!aside) return state
    return { ...state, ...aside, notices: [...state.notices.filter(isOfApp), ...aside.notices] }
  }

  function update(transition: Transition): void {
    if (!aside) return app.update(transition)
    const before = view()
    const next = transition(before)
    if (next === before) return
    aside = partOf(next)
    const told = next.notices.filter((each) => isOfApp(each) && !before.notices.includes(each))
    for (const notice of told) app.update(addNotice(notice))
    for (const listener of [...listeners]) listener(view())
    for (const listener of [...hiddenListeners]) listener()
  }

  return {
    get state() {
      return view()
    },
    update,
    subscribe(listener) {
      listeners.add(listener)
      const stop = app.subscribe(() => listener(view()))
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
    onHiddenChange(listener) {
      hiddenListeners.add(listener)
      return () => void hiddenListeners.delete(listener)
    },
    show() {
      if (!aside) return
      const part = aside
      aside = null
      app.update((state) => ({
        ...state,
        ...part,
        notices: [...state.notices.filter(isOfApp), ...part.notices]
      }))
    },
    hide() {
      if (aside) return
      // questions about the person's presence are asked anew when the account is shown again
      aside = { ...partOf(app.state), idle: null, reminders: [] }
    }
  }
}

function partOf(state: AppState): AccountPart {
  const fields = OF_ACCOUNT.map((name) => [name, state[name]] as const)
  const part = Object.fromEntries(fields) as Omit<AccountPart, 'notices'>
  return { ...part, notices: state.notices.filter(isAboutEntries) }
}

function isOfApp(notice: AppState['notices'][number]): boolean {
  return !isAboutEntries(notice)
}
