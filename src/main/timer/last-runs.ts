import type { AccountContext } from '#main/account/account-context.ts'
import { instantOf } from '#shared/time/clock-time.ts'
import { HUNDREDTH } from '#shared/durations.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { addDays, startOfDay } from '#shared/time/spent-date.ts'
import type { EntryKey, TimeEntry } from '#shared/time-entry.ts'

/** More timers than anybody ends in the weeks that the recents show. */
const MOST_KEPT = 500

interface Kept {
  readonly running: EntryKey | null
  /** When the timers of entries ended, epoch milliseconds by Harvest's clock. */
  readonly endedAt: Readonly<Record<EntryKey, number>>
}

/** What the order of an entry without an end time depends on, in epoch milliseconds. */
interface DurationFacts {
  /** NaN if Harvest has not confirmed the entry. */
  readonly madeAt: number
  readonly dayEndsAt: number
  /** The end of its timer; null if the hours were typed. */
  readonly endedAt: number | null
}

/** When the timers of entries last ran. Harvest does not keep it: `updated_at` is also the last edit. */
export interface LastRuns {
  /** Notes which timer runs now; call it after every change of entries. */
  follow(): void
  /** The last instant at which the entry's timer ran, or null if the entry was typed. */
  ranAt(entry: TimeEntry): number | null
  /** Entries by when they last ran, the last one first; typed entries count from when they were made. */
  sort(entries: readonly TimeEntry[]): readonly TimeEntry[]
  /** The entry whose timer ran last; a typed one only if no timer ran at all. */
  last(entries: readonly TimeEntry[]): TimeEntry | undefined
}

/** The parts of an account that the last runs are computed from. */
export interface LastRunsAccount extends Pick<AccountContext, 'context' | 'now'> {
  readonly ledger: Pick<AccountContext['ledger'], 'document' | 'writeDocument'>
  readonly view: Pick<AccountContext['view'], 'running' | 'entry'>
}

export function createLastRuns({ ledger, view, context, now }: LastRunsAccount): LastRuns {
  const instants = new Map<string, number>()
  /** Per time zone. An entry that changes is another object. */
  const facts = new Map<string, WeakMap<TimeEntry, DurationFacts>>()
  let kept: Kept = ledger.document('last-runs') ?? { running: null, endedAt: {} }

  function follow(): void {
    const running = view.running()?.key ?? null
    if (running === kept.running) return
    const ended = kept.running === null ? [] : [[kept.running, endOf(kept.running)] as const]
    const endedAt = [...Object.entries(kept.endedAt), ...ended].slice(-MOST_KEPT)
    kept = { running, endedAt: Object.fromEntries(endedAt) }
    ledger.writeDocument('last-runs', kept)
  }

  /** A stop that Gleaner did not make may have been long ago. */
  function endOf(key: EntryKey): number {
    const entry = view.entry(key)
    const updatedAt = Date.parse(entry?.updatedAt ?? '')
    const isOurs = entry?.sync.kind !== 'confirmed' || Number.isNaN(updatedAt)
    return isOurs ? now() : Math.min(now(), updatedAt)
  }

  function ranAt(entry: TimeEntry): number | null {
    if (entry.isRunning) return now()
    return kept.endedAt[entry.key] ?? guessed(entry)
  }

  /**
   * The end of a timer that Gleaner did not see: the entry's end, where it has one. In a duration
   * account an entry of 1:00 made at 9:00 ran until 10:00, unless it was not touched since before that, or
   * was made on another day than its own: then its hours were typed.
   */
  function guessed(entry: TimeEntry): number | null {
    const { spentDate, endedTime } = entry
    if (endedTime === null) return factsOf(entry).endedAt
    const endedAt = remembered(`${spentDate} ${endedTime}`, (timeZone) =>
      instantOf(spentDate, endedTime, timeZone)
    )
    return endedAt <= now() ? endedAt : null
  }

  /** When an entry was typed, but not later than the day it is about. */
  function typedAt(entry: TimeEntry): number {
    const { madeAt, dayEndsAt } = factsOf(entry)
    return Math.min(Number.isNaN(madeAt) ? now() : madeAt, dayEndsAt)
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
    const madeAt = Date.parse(createdAt)
    const endedAt = madeAt + hours * HUNDREDTH
    const wasTouched = endedAt <= Date.parse(updatedAt) + HUNDREDTH
    const isTimer = hours > 0 && wasTouched && isOfItsDay(madeAt, spentDate)
    return { madeAt, dayEndsAt: lastInstantOf(spentDate), endedAt: isTimer ? endedAt : null }
  }

  function lastInstantOf(day: SpentDate): number {
    return remembered(day, (zone) => startOfDay(addDays(day, 1), zone) - 1)
  }

  /** True if an entry was made on the day that it is about: only such an entry can be a timer’s. */
  function isOfItsDay(madeAt: number, day: SpentDate): boolean {
    return madeAt > lastInstantOf(addDays(day, -1)) && madeAt <= lastInstantOf(day)
  }

  /** Instants of wall times are slow to find, and the same entries are sorted again and again. */
  function remembered(name: string, find: (timeZone: string) => number): number {
    const { timeZone } = context()
    const key = `${name} ${timeZone}`
    const known = instants.get(key)
    if (known !== undefined) return known
    if (instants.size >= MOST_KEPT * 4) instants.clear()
    const found = find(timeZone)
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
