import type { ServiceIcons } from '#main/icons/service-icons.ts'
import type { Confirmations } from '#main/prompts/confirmations.ts'
import type { Handlers } from './serve-commands.ts'
import type { Links } from '#main/links/external-links.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { Session } from '#main/session/session.ts'
import type { Preferences } from '#main/settings/preferences.ts'
import type { Store } from '#main/store/store.ts'
import { dismissNotice } from '#main/store/transitions.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { SeenTimer } from '#shared/seen.ts'

export interface HandlerOptions {
  readonly platform: Platform
  readonly store: Store
  readonly session: Session
  readonly links: Links
  readonly icons: ServiceIcons
  readonly preferences: Preferences
  /** Fetches the running timer if Harvest's last answer is old. */
  readonly refresh: () => Promise<boolean>
  /** Ends Gleaner once the user has agreed. */
  readonly quit: () => void
  readonly confirmations: Confirmations
  readonly currentAccount: () => LiveAccount | null
  /** Stops the timer of a live account by its key. */
  readonly stopTimerIn: (account: string, seen?: SeenTimer) => Result<void>
}

/** Creates the handlers of the commands of windows. They only call the services. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { platform, store, session, links, preferences, confirmations } = options
  const { windows } = platform

  /** Runs work with the open account. Fails with `signed-out` if there is none. */
  function inside<Value>(work: (account: LiveAccount) => Result<Value>): Result<Value> {
    const account = options.currentAccount()
    return account ? work(account) : fail('signed-out')
  }
  const done = (work: () => void): Result<void> => {
    work()
    return ok()
  }

  /** Does the work if the user agrees; returns whether they did. */
  async function once(
    agreed: Promise<boolean>,
    work: () => Result<void> | Promise<Result<void>>
  ): Promise<Result<boolean>> {
    if (!(await agreed)) return ok(false)
    const done = await work()
    return done.ok ? ok(true) : done
  }

  return {
    getState: () => ok(store.state),

    signIn: ({ accessToken, adds }) => session.signIn(accessToken, adds),
    chooseAccount: ({ accountId }) => session.chooseAccount(accountId),
    tryDemo: () => session.tryDemo(),
    switchAccount: ({ key }) => session.switchTo(key),
    listReachableAccounts: () => session.reachable(),
    signOut: ({ key }) => once(confirmations.signOut(key), () => session.signOut(key)),

    startTimer: ({ startedAt, ...work }) =>
      inside(({ timer, backDate }) =>
        startedAt === undefined ? timer.start(work) : backDate.start(work, startedAt)
      ),
    moveTimerStart: ({ startedAt, ...shown }) =>
      inside(({ backDate }) => backDate.moveStart(startedAt, shown)),
    stopTimer: (argument) => inside(({ timer }) => timer.stop(argument?.seen)),
    stopTimerIn: ({ account, seen }) => options.stopTimerIn(account, seen),
    continueEntry: async ({ key, seen }) => {
      const result = inside(({ timer }) => timer.continueEntry(key, seen))
      // another device may have stopped it since the last answer
      if (result.ok || result.failure.kind !== 'already-running') return result
      await options.refresh()
      return inside(({ timer }) => timer.continueEntry(key, seen))
    },
    toggleTimer: (argument) => inside(({ timer }) => timer.toggle(argument?.seen)),

    createEntry: (draft) => inside(({ edits }) => edits.create(draft)),
    updateEntry: (change) => inside(({ edits }) => edits.update(change)),
    deleteEntry: (deletion) => inside(({ edits }) => edits.delete(deletion)),
    removeExternalReference: (removal) =>
      inside(({ edits }) => edits.removeExternalReference(removal)),

    editEntries: ({ edits: batch }) => inside(({ edits }) => edits.apply(batch)),

    getAssignments: () => inside(({ assignments }) => ok(assignments())),
    getAssignmentsOf: async ({ userId }) =>
      (await options.currentAccount()?.colleagues.assignments(userId)) ?? fail('signed-out'),
    watchWeek: ({ date, userId }, from) =>
      inside(({ weeks, role, sync }) => {
        if (userId !== undefined && role() === 'member') return fail('forbidden')
        const slice = weeks.watch(from, date, userId)
        void sync.pull()
        return ok(slice)
      }),
    readRange: (range) =>
      inside(({ weeks, sync }) => {
        const entries = weeks.readRange(range)
        if (!entries.isLoaded) void sync.pull()
        return ok(entries)
      }),
    findEntries: async ({ query, everywhere }, from) => {
      const find = options.currentAccount()?.find
      if (!find) return fail('signed-out')
      return ok(everywhere ? await find.everywhere(from, query) : find.here(query))
    },
    getServiceIcon: async ({ key }) => {
      const entry = inside((account) => ok(account.entry(key)?.externalReference))
      if (!entry.ok) return entry
      const address = entry.value?.serviceIconUrl ?? null
      return ok(address === null ? null : await options.icons.get(address))
    },
    listColleagues: async () =>
      (await options.currentAccount()?.colleagues.list()) ?? fail('signed-out'),

    answerIdle: (answer) => inside(({ idle }) => idle.answer(answer)),
    undoIdle: () => inside(({ idle }) => idle.undo()),
    answerReminder: ({ id, choice }) => inside(({ reminders }) => reminders.answer(id, choice)),

    syncNow: () => inside(({ sync }) => done(() => void sync.pull())),
    retryOperation: ({ id }) =>
      inside(({ ledger, sync }) => {
        ledger.retry(id)
        return done(() => sync.push())
      }),
    discardOperation: ({ id }) =>
      once(confirmations.discard(id), () => inside(({ ledger }) => done(() => ledger.discard(id)))),
    answerQuestion: ({ id, choice }) => inside(({ questions }) => questions.answer(id, choice)),
    undo: (step) => inside(({ undo }) => undo.undo(step)),

    changeSettings: (change) => done(() => preferences.change(change)),
    dismissNotice: ({ id }) => done(() => store.update(dismissNotice(id))),
    suspendHotkeys: ({ suspended }, from) => done(() => preferences.record(from, suspended)),
    exportSettings: () => preferences.exportSettings(),
    importSettings: () => preferences.importSettings(),
    reset: ({ what }) =>
      once(confirmations.reset(what), async () => ok(await preferences.reset(what))),
    readDiagnostics: () => ok(preferences.diagnostics()),
    saveDiagnostics: () => preferences.saveDiagnostics(),
    openDataFolder: async () => ok(await platform.shell.openDataFolder()),
    readVersions: () => ok(platform.versions),
    readThirdPartyNotices: async () => ok(await platform.readThirdPartyNotices()),

    openWindow: ({ name, intent = 'none', ...place }) =>
      done(() => windows.show(name, { intent, ...place })),
    hideWindow: (_, from) => done(() => windows.hide(from)),
    openExternal: ({ url }) => links.open(url),
    quit: () => done(() => options.quit())
  }
}
