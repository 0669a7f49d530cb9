import { Listeners } from '#shared/listeners.ts'
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
 * The state of one account: its own part, and all other fields from the app's store. While the account is open, its
 * part is in the app's store. Otherwise the account store holds it, and no window sees it.
 */
export interface AccountStore extends Store {
  /** Moves the part into the app's store. */
  show(): void
  /** Calls the listener after each change of a hidden part. Returns a function that unsubscribes. */
  onHiddenChange(listener: () => void): () => void
  /** Takes the part back. The app's store keeps its present content until another account is shown. */
  hide(): void
}

/** Creates the store of an account that is not open. `now` returns epoch milliseconds. */
export function createAccountStore(app: Store, now: () => number): AccountStore {
  const { desktop } = app.state
  let hidden: AccountPart | null = partOf(forgetAccount(desktop, now())(app.state))
  const listeners = new Listeners<[AppState]>()
  const hiddenListeners = new Listeners<[]>()

  function view(): AppState {
    const { state } = app
    if (!hidden) return state
    return { ...state, ...hidden, notices: [...state.notices.filter(isOfApp), ...hidden.notices] }
  }

  function update(transition: Transition): void {
    if (!hidden) return app.update(transition)
    const before = view()
    const next = transition(before)
    if (next === before) return
    hidden = partOf(next)
    const appNotices = next.notices.filter(
      (each) => isOfApp(each) && !before.notices.includes(each)
    )
    for (const notice of appNotices) app.update(addNotice(notice))
    listeners.call(view())
    hiddenListeners.call()
  }

  return {
    get state() {
      return view()
    },
    update,
    subscribe(listener) {
      const remove = listeners.add(listener)
      const stop = app.subscribe(() => listener(view()))
      return () => {
        remove()
        stop()
      }
    },
    onHiddenChange: (listener) => hiddenListeners.add(listener),
    show() {
      if (!hidden) return
      const part = hidden
      hidden = null
      app.update((state) => ({
        ...state,
        ...part,
        notices: [...state.notices.filter(isOfApp), ...part.notices]
      }))
    },
    hide() {
      if (hidden) return
      // idle question and reminders are evaluated again when the account is shown
      hidden = { ...partOf(app.state), idle: null, reminders: [] }
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
