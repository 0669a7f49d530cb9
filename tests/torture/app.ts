import { createBlindCommands } from '#main/commands/blind-commands.ts'
import type { BlindCommands } from '#main/commands/blind-commands.ts'
import { createHarvestClient } from '#main/harvest/client.ts'
import { planIdleCut } from '#main/idle/cut-plan.ts'
import { Ledger } from '#main/ledger/ledger.ts'
import type { Cut, CutEntry } from '#main/ledger/intents.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { correctInstants, dropLostDoubts } from '#main/ledger/correct-clock.ts'
import { insteadOfRefusedEnd } from '#main/ledger/refused-end.ts'
import type { LedgerView } from '#main/ledger/entry-view.ts'
import { RECENT_DAYS, projectState } from '#main/account/project-state.ts'
import { createServerClock } from '#main/account/server-clock.ts'
import type { ServerClock } from '#main/account/server-clock.ts'
import { createStore } from '#main/store/store.ts'
import { initialState } from '#main/store/transitions.ts'
import { createQuestions } from '#main/sync/questions/questions.ts'
import type { Questions } from '#main/sync/questions/questions.ts'
import { Sync } from '#main/sync/sync.ts'
import { createLastRuns } from '#main/timer/last-runs.ts'
import { createTimer } from '#main/timer/timer.ts'
import type { Timer } from '#main/timer/timer.ts'
import { createEdits } from '#main/timesheet/edits.ts'
import type { Edits } from '#main/timesheet/edits.ts'
import { createUndo } from '#main/timesheet/undo.ts'
import type { Undo } from '#main/timesheet/undo.ts'
import { MINUTE } from '#shared/durations.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import { createProfile } from '#main/account/profile.ts'
import type { Profile } from '#main/account/profile.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { ReceivedArgument } from '#shared/received-argument.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { ProjectAssignment, Work } from '#shared/project-assignment.ts'
import { deleteCommand } from '#shared/seen.ts'
import type { SeenEntry } from '#shared/seen.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import type { AppState } from '#shared/state.ts'
import type { QuestionChoice } from '#shared/sync-state.ts'
import type { EntryChanges, EntryDraft, EntryKey, TimeEntry } from '#shared/time-entry.ts'
import { shiftWeek, weekOf } from '#shared/time/week.ts'
import type { Week } from '#shared/time/week.ts'
import path from 'node:path'
import { ORIGIN, TOKEN } from './network.ts'
import type { Protection } from './protection.ts'

/** The entry as a form showed it when it was opened. Without it, the user acts on the current state. */
interface Seeing {
  readonly seen?: SeenEntry
}

/** The commands of the harness: actions of the user, and reads of what is shown. */
export type AppCommand =
  | { readonly do: 'start'; readonly work: Work; readonly notes: string }
  | { readonly do: 'stop' }
  | { readonly do: 'continue'; readonly key: EntryKey }
  | { readonly do: 'create'; readonly draft: EntryDraft }
  | ({ readonly do: 'update'; readonly key: EntryKey; readonly changes: EntryChanges } & Seeing)
  | ({ readonly do: 'delete'; readonly key: EntryKey } & Seeing)
  | {
      readonly do: 'trim'
      readonly awayMs: number
      readonly then: 'stop' | 'continue'
      readonly copyNotes: string
    }
  /** A choice about an absence that ended a while ago. */
  | {
      readonly do: 'away'
      readonly key: EntryKey
      readonly agoMs: { readonly from: number; readonly to: number }
      readonly decision: 'stop-and-remove' | 'continue-and-remove'
      readonly isByRule: boolean
      /** The notes of entries that the choice adds. */
      readonly copyNotes: string
    }
  /** Starts or stops without a look at the state, as a hotkey does. */
  | { readonly do: 'toggle' }
  | { readonly do: 'answer'; readonly id: string; readonly choice: QuestionChoice }
  | { readonly do: 'undo' }
  | { readonly do: 'discard'; readonly id: string }
  | { readonly do: 'sync' }

/** The state that the user sees, and the work that the ledger still has to do. */
export interface AppView {
  /** The timer mode of the account and the zone of the profile, as the app knows them. */
  readonly mode: OverlayContext['mode']
  readonly timeZone: string
  /** The current time as the app knows it. */
  readonly now: number
  readonly entries: readonly TimeEntry[]
  readonly works: readonly Work[]
  readonly questions: AppState['sync']['questions']
  readonly operations: AppState['sync']['operations']
  readonly undoable: number
  /** The id of the step that an undo reverts. */
  readonly nextUndo: string | null
  readonly status: string
  readonly lastPulledAt: number | null
}

export interface AppOptions {
  readonly folder: string
  readonly accountId: number
  readonly userId: number
  /** The timer mode that Harvest told when the person signed in; a ledger that is there has a later one. */
  readonly mode: OverlayContext['mode']
  /** The protection that is switched off in this app, to show that the histories need it. */
  readonly without: Protection | null
  /** True if the app retries a refused token from time to time. */
  readonly asksAgain?: boolean
  readonly timers: {
    now(): number
    after(delayMs: number, work: () => void): () => void
  }
  /** The uptime of the computer in milliseconds. */
  readonly uptimeMs: () => number
  readonly fetch: typeof globalThis.fetch
}

/** The zone of the profile at the beginning of every history. */
export const ZONE = 'Europe/Berlin'

/** The core of the main process: the ledger on its file, and everything between it and the network. */
export class TortureApp {
  readonly #options: AppOptions
  readonly #ledger: Ledger
  readonly #view: LedgerView
  readonly #timer: Timer
  readonly #edits: Edits
  readonly #sync: Sync
  readonly #questions: Questions
  readonly #undo: Undo
  readonly #serverClock: ServerClock
  readonly #store
  readonly #show: () => void
  readonly #profile: Profile
  readonly #blind: BlindCommands

  constructor(options: AppOptions) {
    const { folder, accountId, userId, without, fetch, mode } = options
    this.#options = options
    const timers = { ...options.timers, every: () => () => {} }
    const computer = {
      os: 'linux',
      computerTimeZone: ZONE,
      version: '0.1.0',
      locale: 'en',
      hasTray: true
    } as const
    const store = createStore(initialState(computer, DEFAULT_SETTINGS, timers.now()))
    this.#store = store
    const ledger = new Ledger({
      file: path.join(folder, 'ledger.sqlite'),
      identity: { kind: 'harvest', accountId, userId },
      now: timers.now(),
      context: () => this.#profile.context(),
      clock: { now: () => this.#now(), doubt: () => this.#serverClock.commandDoubt() }
    })
    this.#ledger = ledger
    const { uptimeMs } = options
    const profile: Profile = createProfile({
      ledger,
      userId,
      details: ledger.document('account') ? undefined : signedInAs(userId, mode),
      onAccount: () => {},
      now: () => this.#now(),
      computerTimeZone: ZONE,
      guess: () => signedInAs(userId, mode).company
    })
    this.#profile = profile
    const { context, today } = profile
    this.#serverClock = createServerClock({
      timers,
      power: { uptimeMs },
      store,
      ledger
    })
    this.#serverClock.onOffset((heard) => void correctInstants(ledger, heard, context()))
    const { doubt, certainty } = this.#serverClock
    dropLostDoubts(ledger, doubt())
    const now = (): number => this.#now()
    const assignments = (): readonly ProjectAssignment[] => ledger.document('assignments') ?? []
    const { view } = ledger
    this.#view = view
    const role = () => 'member' as const
    const account = { ledger, view, store, context, role, assignments, now }
    const lastRuns = createLastRuns(account)
    this.#timer = createTimer(account, {
      last: () => lastRuns.last(view.entriesBetween(addDays(today(), -RECENT_DAYS), today())),
      ranAt: lastRuns.ranAt
    })
    const nobody = () => undefined
    this.#edits = createEdits(account, nobody)
    this.#questions = createQuestions(account)
    this.#undo = createUndo(account)
    const weekAround = new Map<SpentDate, Week>()
    const week = (): Week => {
      const day = today()
      const known = weekAround.get(day) ?? weekOf(day, 'Monday')
      weekAround.set(day, known)
      return known
    }
    this.#sync = new Sync({
      client: createHarvestClient({
        baseUrl: `${ORIGIN}/v2`,
        accessToken: TOKEN,
        userAgent: 'Gleaner/torture',
        accountId,
        fetch,
        timers,
        random: () => 0.5,
        clock: () => '24h',
        onLimited: (until) => this.#sync.limited(until),
        onClockOffset: (offset) => {
          this.#sync.heard()
          this.#serverClock.takeOffset(offset)
        }
      }),
      ledger,
      view,
      store,
      timers,
      logger: {
        info: () => {},
        warn: () => {},
        error: (event, error) => console.error(event, error)
      },
      context,
      serverNow: now,
      clock: certainty,
      weeks: () => [week(), shiftWeek(week(), -1)],
      colleagueWeeks: () => [],
      onColleagueWeek: nobody,
      oldest: () => shiftWeek(week(), -4).first,
      period: () => 5 * MINUTE,
      onAccount: profile.update,
      onExpired: () => {},
      onAccepted: () => {},
      settling: without === 'settle' ? 'off' : undefined
    })
    this.#show = () =>
      projectState(account, {
        profile: { today, currentWeek: week, capacity: () => 0 },
        shownAssignments: assignments,
        lastRuns,
        questions: this.#questions,
        undo: this.#undo
      })
    const open = { sync: this.#sync, timer: this.#timer, entry: view.entry } as LiveAccount
    this.#blind = createBlindCommands({
      platform: {
        timers,
        notifications: { show: () => {}, areHeldBack: () => Promise.resolve(false) }
      },
      store,
      messages: messagesFor('en'),
      currentAccount: () => open,
      guarded: (work) => work,
      choose: () => {}
    })
    this.#show()
    ledger.subscribe(() => this.#show())
    ledger.subscribe(
      () => ledger.operations().some(({ status }) => status === 'waiting') && this.#sync.push()
    )
    void this.#sync.pull()
    if (options.asksAgain) this.#askAgain()
  }

  #askAgain(): void {
    this.#options.timers.after(MINUTE / 2, () => {
      this.#sync.askAgain('passing')
      this.#askAgain()
    })
  }

  #now(): number {
    return this.#serverClock.now()
  }

  run(command: AppCommand): Result<unknown> {
    switch (command.do) {
      case 'start':
        return this.#timer.start({ ...command.work, notes: command.notes })
      case 'stop':
        return this.#timer.stop()
      case 'continue':
        return this.#timer.continueEntry(command.key)
      case 'create':
        return this.#edits.create(command.draft)
      case 'update':
        return this.#edits.update({ ...this.#shown(command), changes: command.changes })
      case 'delete':
        return this.#edits.delete(this.#shown(command))
      case 'trim':
        return this.#trim(command)
      case 'away':
        return this.#away(command)
      case 'toggle':
        this.#blind.toggle()
        return ok()
      case 'answer':
        return this.#questions.answer(command.id, command.choice)
      case 'discard':
        this.#ledger.discard(command.id)
        return ok()
      case 'undo':
        return this.#undo.undo({ agreed: true })
      case 'sync':
        void this.#sync.pull()
        return ok()
    }
  }

  /** The entry that the user means: as the form shows it, or as it is shown now. */
  #shown({ key, seen }: { readonly key: EntryKey } & Seeing): ReceivedArgument<'deleteEntry'> {
    if (seen && this.#options.without !== 'seen') return { key, seen }
    const entry = this.#view.entry(key)
    return entry ? deleteCommand(entry) : { key }
  }

  /** Journals a choice in the same way as the idle question does. */
  #trim({ awayMs, then, copyNotes }: Extract<AppCommand, { do: 'trim' }>): Result<unknown> {
    const entry = this.#view.running()
    if (!entry?.timerStartedAt) return fail('gone')
    const at = this.#now()
    const from = at - awayMs
    if (from < Date.parse(entry.timerStartedAt) + MINUTE) return fail('gone')
    const decision = then === 'stop' ? 'stop-and-remove' : 'continue-and-remove'
    const agoMs = { from: awayMs, to: 0 }
    return this.#away({ do: 'away', key: entry.key, agoMs, decision, isByRule: false, copyNotes })
  }

  #away(command: Extract<AppCommand, { do: 'away' }>): Result<unknown> {
    const { key, agoMs, decision, isByRule, copyNotes } = command
    const entry = this.#view.entry(key)
    if (!entry?.isRunning) return fail('gone')
    const at = this.#now()
    const span = { from: at - agoMs.from, to: at - agoMs.to }
    const context = { ...this.#profile.context(), findWork: () => undefined }
    const planned = planIdleCut(entry, [span], { decision }, at, context)
    if (planned === null || typeof planned === 'string') return fail('invalid-input')
    const renamed = <Added extends CutEntry | NonNullable<Cut['copy']>>(each: Added): Added => ({
      ...each,
      entry: { ...each.entry, notes: copyNotes }
    })
    const { cut } = planned
    const copy = cut.copy && renamed(cut.copy)
    const rule = isByRule ? { isByRule } : {}
    const added = cut.added.map(renamed)
    const intent = { kind: 'trim', cut: { ...cut, ...rule, added, copy } } as const
    this.#ledger.append([
      insteadOfRefusedEnd({ entryKey: entry.key, intent }, this.#ledger.operations())
    ])
    return ok(copy ? copy.key : entry.key)
  }

  view(): AppView {
    this.#show()
    const { state } = this.#store
    const assignments: readonly ProjectAssignment[] = this.#ledger.document('assignments') ?? []
    const { mode, timeZone } = this.#profile.context()
    return {
      mode,
      timeZone,
      now: this.#now(),
      entries: this.#view.entriesBetween('0000-01-01', '9999-12-31'),
      works: assignments.flatMap(({ project, taskAssignments }) =>
        taskAssignments.map(({ task }) => ({ projectId: project.id, taskId: task.id }))
      ),
      questions: this.#questions.open(),
      operations: state.sync.operations,
      undoable: state.undoable.length,
      nextUndo: state.undoable[0]?.id ?? null,
      status: state.sync.status,
      lastPulledAt: state.sync.lastPulledAt
    }
  }

  async close(): Promise<void> {
    await this.#sync.stop()
    this.#ledger.close()
  }
}

/** Returns the user and the account as Harvest showed them at sign-in. */
function signedInAs(userId: number, timerMode: OverlayContext['mode']) {
  return {
    person: {
      id: userId,
      firstName: 'Kim',
      lastName: 'Allen',
      email: 'kim@example.com',
      timeZone: ZONE,
      accessRole: 'member',
      weeklyCapacitySeconds: 0
    },
    company: {
      name: 'Example',
      baseUri: null,
      timerMode,
      timeFormat: 'decimal',
      clock: '24h',
      weekStartDay: 'Monday',
      decimalSymbol: '.'
    }
  } as const
}
