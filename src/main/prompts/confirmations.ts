import type { DialogsPort } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import type { Account, Person } from '#shared/account.ts'
import type { Quoted } from '#shared/foreign-text.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { ResetScope } from '#shared/settings.ts'
import type { AppState } from '#shared/state.ts'
import type { OpenOperation, SyncState } from '#shared/sync-state.ts'

const DO_IT = 0
const CANCEL = 1

export interface ConfirmationsOptions {
  readonly dialogs: Pick<DialogsPort, 'ask'>
  readonly messages: Messages
  readonly store: Pick<Store, 'state'>
}

/**
 * Native questions before a command of a window destroys or switches something. A page may have been taken over, so
 * questions in the page are not enough. Each question resolves to true if the user agrees.
 */
export interface Confirmations {
  quit(): Promise<boolean>
  reset(what: ResetScope): Promise<boolean>
  /** Asks before an account is opened with a new token. */
  signIn(account: Account, person: Person): Promise<boolean>
  /** `key` is the key of the account. Without it, the question is about the open account. */
  signOut(key?: string): Promise<boolean>
  /** Resolves to true without a question if the user loses nothing with the change. */
  discard(operationId: string): Promise<boolean>
}

/** Creates the native questions. */
export function createConfirmations(options: ConfirmationsOptions): Confirmations {
  const { dialogs, messages, store } = options
  const { common, confirm, settings, sync } = messages
  const quoted = (text: string): Quoted => common.quoted({ text })

  async function agrees(
    message: string,
    details: readonly string[],
    buttons: readonly [string, string]
  ): Promise<boolean> {
    const detail = details.join('\n\n')
    const { button } = await dialogs.ask({ message, detail, buttons, cancelButton: CANCEL })
    return button === DO_IT
  }

  function quit(): Promise<boolean> {
    const { message, detail, quit: button } = confirm.quit
    return agrees(message, [detail], [button, common.cancel])
  }

  function reset(what: ResetScope): Promise<boolean> {
    const texts = settings.data.reset[what]
    const count = what === 'settings' ? 0 : unsentIn(what, store.state)
    const lost = count > 0 ? [settings.data.reset.pending({ count })] : []
    return agrees(texts.question, [texts.deletes, ...lost], [texts.confirm, common.cancel])
  }

  function signIn(account: Account, { firstName, lastName }: Person): Promise<boolean> {
    const { message, detail, open } = confirm.signIn
    const names = {
      account: quoted(account.name),
      person: quoted(`${firstName} ${lastName}`)
    }
    return agrees(message(names), [detail], [open, common.cancel])
  }

  async function signOut(key?: string): Promise<boolean> {
    const { accounts, sync: current } = store.state
    const account = accounts.find((each) => (key === undefined ? each.isCurrent : each.key === key))
    if (!account) return true
    const texts = settings.account
    const count = account.isCurrent ? unsent(current) : account.waiting
    const person = account.person === '' ? null : quoted(account.person)
    const waits = count > 0 ? [texts.signOutPending({ count, person })] : []
    const name = quoted(account.name === '' ? texts.unnamed : account.name)
    return agrees(
      texts.confirmSignOut({ account: name }),
      [texts.signOutHelp, ...waits],
      [texts.signOut, texts.stay]
    )
  }

  async function discard(operationId: string): Promise<boolean> {
    const operation = store.state.sync.operations.find(({ id }) => id === operationId)
    const losses = operation ? lossesOf(operation) : []
    // a refused stop has changed nothing: the timer still runs
    const isRefusedStop = operation?.kind === 'stop' && operation.status === 'refused'
    if (!operation || losses.length === 0 || isRefusedStop) return true
    const message = confirm.discard.message({ work: workOf(operation) })
    return agrees(message, [losses.join(' ')], [common.discard, sync.drawer.keep])
  }

  function lossesOf({ kind, status }: OpenOperation): readonly string[] {
    const { lost, mayHaveArrived } = sync.drawer
    const loss = lost({ kind })
    return [...(loss === null ? [] : [loss]), ...(status === 'unknown' ? [mayHaveArrived] : [])]
  }

  function workOf({ work }: OpenOperation): Quoted | null {
    if (work === null || store.state.settings.discreet) return null
    return quoted(common.work({ project: work.project.name, task: work.task.name }))
  }

  return { quit, reset, signIn, signOut, discard }
}

/** Returns the number of changes of the open account that have not reached Harvest. */
function unsent({ pending, refused, questions }: SyncState): number {
  return pending + refused.length + questions.length
}

/** Returns the number of changes that a reset would delete before they have reached Harvest. */
function unsentIn(what: 'account' | 'everything', { sync, accounts }: AppState): number {
  const others = accounts.filter(({ isCurrent }) => !isCurrent)
  const elsewhere = others.reduce((sum, { waiting }) => sum + waiting, 0)
  return unsent(sync) + (what === 'everything' ? elsewhere : 0)
}
