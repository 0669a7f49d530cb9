import type { AccountContext } from '#main/account/account-context.ts'
import { instantOf } from '#shared/time/clock-time.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { addDays, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'

/** More timers than a user stops in the weeks that the recents cover. */
const MOST_STORED = 500

interface StoredRuns {
  readonly running: EntryKey | null
  /** When the timers of entries ended, epoch milliseconds by Harvest's clock. */
  readonly endedAt: Readonly<Record<EntryKey, number>>
}

/** The facts that give an entry without an end time its place in the order, in epoch milliseconds. */
interface DurationFacts {
  /** NaN if Harvest has not confirmed the entry. */
  readonly createdAtMs: number
  readonly dayEndsAt: number
  /** The end of its timer; null if the user typed the hours. */
  readonly endedAt: number | null
}

/** When the timers of entries last ran. Harvest does not store this: `updated_at` also changes with every edit. */
export interface LastRuns {
  /** Notes the running timer. Call it after every change of entries. */
  follow(): void
  /** Returns the last instant at which the entry's timer ran (epoch milliseconds); null if its hours were typed. */
  ranAt(entry: TimeEntry): number | null
  /** Sorts entries by their last run, the latest first. A typed entry counts as of its creation. */
  sort(entries: readonly TimeEntry[]): readonly TimeEntry[]
  /** Returns the entry whose timer ran last; a typed entry only if no timer ran. */
  last(entries: readonly TimeEntry[]): TimeEntry | undefined
}

/** The parts of an account that the last runs are computed from. */
export interface LastRunsAccount extends Pick<AccountContext, 'context' | 'now'> {
  readonly ledger: Pick<AccountContext['ledger'], 'document' | 'writeDocument'>
  readonly view: Pick<AccountContext['view'], 'running' | 'entry'>
}

/** Creates the last runs of an account from those that are stored in its ledger. */
export function createLastRuns({ ledger, view, context, now }: LastRunsAccount): LastRuns {
  const instants = new Map<string, number>()
  /** The known facts by time zone. A changed entry is another object. */
  const facts = new Map<string, WeakMap<TimeEntry, DurationFacts>>()
  let stored: StoredRuns = ledger.document('last-runs') ?? { running: null, endedAt: {} }

  function follow(): void {
    const running = view.running()?.key ?? null
    if (running === stored.running) return
    const ended = stored.running === null ? [] : [[stored.running, endOf(stored.running)] as const]
    const endedAt = [...Object.entries(stored.endedAt), ...ended].slice(-MOST_STORED)
    stored = { running, endedAt: Object.fromEntries(endedAt) }
    ledger.writeDocument('last-runs', stored)
  }

  /** Returns the end of the timer that ran until now. A stop on another device may have been long ago. */
  function endOf(key: EntryKey): number {
    const entry = view.entry(key)
    const updatedAt = Date.parse(entry?.updatedAt ?? '')
    const isOurs = entry?.sync.kind !== 'confirmed' || Number.isNaN(updatedAt)
    return isOurs ? now() : Math.min(now(), updatedAt)
  }

  function ranAt(entry: TimeEntry): number | null {
    if (entry.isRunning) return now()
    return stored.endedAt[entry.key] ?? guessed(entry)
  }

  /**
   * Guesses the end of a timer that Gleaner did not see: the end time of the entry, if it has one. Example for a
   * duration account: an entry of 1:00 that was created at 9:00 ran until 10:00. If it was last changed before 10:00,
   * or created on another day than its own, its hours were typed.
   */
  function guessed(entry: TimeEntry): number | null {
    const { spentDate, endedTime } = entry
    if (endedTime === null) return factsOf(entry).endedAt
    const endedAt = cached(`${spentDate} ${endedTime}`, (timeZone) =>
      instantOf(spentDate, endedTime, timeZone)
    )
    return endedAt <= now() ? endedAt : null
  }

  /** Returns when an entry was typed, at the latest the end of its day. */
  function typedAt(entry: TimeEntry): number {
    const { createdAtMs, dayEndsAt } = factsOf(entry)
    return Math.min(Number.isNaN(createdAtMs) ? now() : createdAtMs, dayEndsAt)
  }

  /** Returns the facts of an entry, computed once: the same 2,000 entries are sorted after every change. */
  function factsOf(entry: TimeEntry): DurationFacts {
    const { timeZone } = context()
    const ofZone = facts.get(timeZone) ?? new WeakMap<TimeEntry, DurationFacts>()
    facts.set(timeZone, ofZone)
    const known = ofZone.get(entry)
    if (known) return known
    const found = readFacts(entry)
    ofZone.set(entry, found)
    return found
  }

  function readFacts({ spentDate, createdAt, updatedAt, hours }: TimeEntry): DurationFacts {
    const createdAtMs = Date.parse(createdAt)
    const endedAt = createdAtMs + hours * HUNDREDTH
    const wasChangedSince = endedAt <= Date.parse(updatedAt) + HUNDREDTH
    const isTimer = hours > 0 && wasChangedSince && isOfItsDay(createdAtMs, spentDate)
    return { createdAtMs, dayEndsAt: lastInstantOf(spentDate), endedAt: isTimer ? endedAt : null }
  }

  function lastInstantOf(day: SpentDate): number {
    return cached(day, (zone) => startOfDay(addDays(day, 1), zone) - 1)
  }

  /** True if an entry was created on its own day. Only such an entry can come from a timer. */
  function isOfItsDay(createdAtMs: number, day: SpentDate): boolean {
    return createdAtMs > lastInstantOf(addDays(day, -1)) && createdAtMs <= lastInstantOf(day)
  }

  /**
   * Returns a computed instant, computed once per zone: the conversion is slow and the same entries are often sorted.
   */
  function cached(name: string, compute: (timeZone: string) => number): number {
    const { timeZone } = context()
    const key = `${name} ${timeZone}`
    const known = instants.get(key)
    if (known !== undefined) return known
    if (instants.size >= MOST_STORED * 4) instants.clear()
    const found = compute(timeZone)
    instants.set(key, found)
    return found
  }

  const order = (entry: TimeEntry): number => ranAt(entry) ?? typedAt(entry)

  function sort(entries: readonly TimeEntry[]): readonly TimeEntry[] {
    const known = entries.map((entry) => ({ entry, at: order(entry) }))
    return known.toSorted((a, b) => b.at - a.at).map(({ entry }) => entry)
  }

  function last(entries: readonly TimeEntry[]): TimeEntry | undefined {
    const sorted = sort(entries)
    return sorted.find((entry) => ranAt(entry) !== null) ?? sorted[0]
  }

  return { follow, ranAt, sort, last }
}
