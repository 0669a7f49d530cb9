import { setImmediate as nextTask } from 'node:timers/promises'
import { ledgerFile } from './account-ledger.ts'
import { NewerLedgerError } from '#main/ledger/open-database.ts'
import { waitingIn } from '#main/ledger/count-pending.ts'
import type { Logger } from '#main/platform/ports.ts'
import type { OpenedAccount } from '#main/session/access.ts'
import type { AccountsPort } from '#main/session/accounts-port.ts'
import { createAccountStore } from '#main/store/account-store.ts'
import type { AccountStore } from '#main/store/account-store.ts'
import type { Store } from '#main/store/store.ts'
import { forgetAccount, setSession } from '#main/store/transitions.ts'
import type { LiveAccount } from './live-account.ts'
import { accountKey, NO_ACTIVITY } from '#shared/account-choice.ts'
import { MINUTE } from '#shared/durations.ts'
import type { SignedInAccount } from '#shared/settings.ts'
import type { AccountActivity } from '#shared/state.ts'

export interface LiveAccountsOptions {
  readonly store: Store
  readonly logger: Logger
  readonly dataFolder: string
  /** Epoch milliseconds of this computer. */
  readonly now: () => number
  /** Opens an account with its store. Throws `NewerLedgerError`. */
  readonly openLiveAccount: (account: OpenedAccount, store: AccountStore) => LiveAccount
  /** A newer Gleaner wrote the ledger of an account that the user wants to open. */
  readonly onNewerLedger: (error: NewerLedgerError) => void
  /** Called before the open account is hidden. */
  readonly onHide: () => void
  /** Called after a change in an account that is not open. */
  readonly onActivity: () => void
}

/** The registry of live accounts. */
export interface LiveAccounts extends AccountsPort {
  /** Returns the open account, or null. */
  current(): LiveAccount | null
  /** Returns a live account by its key (`accountKey`). */
  find(key: string): LiveAccount | undefined
  /** Fetches the other accounts, unless that was done a short while ago. */
  refreshHidden(): void
  /** Returns the activity of an account, live or not. */
  activity(account: SignedInAccount): AccountActivity
}

/** An account that is not open is not fetched again within this time when a window gets the focus. */
const FRESH = 2 * MINUTE

interface Live {
  readonly account: LiveAccount
  readonly store: AccountStore
  readonly stopFollowing: () => void
}

/** Creates an empty registry. */
export function createLiveAccounts(options: LiveAccountsOptions): LiveAccounts {
  const { store, now, onActivity } = options
  const live = new Map<string, Live>()
  let shownKey: string | null = null

  async function add(account: OpenedAccount, isRequested: boolean): Promise<boolean> {
    const { kind, userId, details } = account
    const { person, company } = details ?? { person: null, company: null }
    const key = accountKey({ kind, userId, accountId: account.account.id })
    const ownStore = createAccountStore(store, now)
    ownStore.update(
      setSession({
        kind: 'signed-in',
        accountKind: kind,
        account: account.account,
        person,
        company
      })
    )
    try {
      const liveAccount = options.openLiveAccount(account, ownStore)
      const stopFollowing = ownStore.onHiddenChange(onActivity)
      live.set(key, { account: liveAccount, store: ownStore, stopFollowing })
      // to open, read and show a large ledger are long tasks: other work runs between them
      await nextTask()
      liveAccount.begin()
      await nextTask()
      return true
    } catch (error) {
      if (!(error instanceof NewerLedgerError)) throw error
      if (isRequested) options.onNewerLedger(error)
      else options.logger.warn('a newer Gleaner wrote the ledger of an account')
      return false
    }
  }

  function show(account: SignedInAccount): void {
    const key = accountKey(account)
    const next = live.get(key)
    if (!next || key === shownKey) return
    hideCurrent()
    shownKey = key
    next.store.show()
    next.account.show()
  }

  function hideCurrent(): boolean {
    const before = shownKey === null ? undefined : live.get(shownKey)
    if (!before) return false
    options.onHide()
    before.account.hide()
    shownKey = null
    before.store.hide()
    return true
  }

  function hide(): void {
    if (hideCurrent()) store.update(forgetAccount(store.state.desktop, now()))
  }

  async function close(account: SignedInAccount): Promise<void> {
    const key = accountKey(account)
    const closing = live.get(key)
    if (!closing) return
    if (key === shownKey) hide()
    live.delete(key)
    closing.stopFollowing()
    await closing.account.close()
  }

  async function closeAll(): Promise<void> {
    hide()
    const closing = [...live.values()]
    live.clear()
    for (const { stopFollowing } of closing) stopFollowing()
    await Promise.all(closing.map(({ account }) => account.close()))
  }

  function refreshHidden(): void {
    for (const [key, { account, store: own }] of live) {
      const { lastPulledAt } = own.state.sync
      const isFresh = lastPulledAt !== null && Math.abs(now() - lastPulledAt) < FRESH
      if (key !== shownKey && !isFresh) void account.sync.pull()
    }
  }

  function activity(account: SignedInAccount): AccountActivity {
    const there = live.get(accountKey(account))
    if (!there)
      return { ...NO_ACTIVITY, waiting: waitingIn(ledgerFile(options.dataFolder, account)) }
    const { running, sync } = there.store.state
    const needsPerson = sync.refused.length + sync.questions.length
    return { running, needsPerson, waiting: sync.pending + sync.refused.length }
  }

  return {
    has: (account) => live.has(accountKey(account)),
    add,
    show,
    hide,
    close,
    closeAll,
    current: () => (shownKey === null ? null : (live.get(shownKey)?.account ?? null)),
    find: (key) => live.get(key)?.account,
    refreshHidden,
    activity
  }
}
