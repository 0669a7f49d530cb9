import { clockPieces } from '#shared/time/clock-pieces.ts'
import { clockTimeAt, endTimeAt, minutesBetween } from '#shared/time/clock-time.ts'
import { HOUR, HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import type { TimerMode } from '#shared/company.ts'
import type { Entry } from '#sandbox/model.ts'

export type Field = 'notes' | 'time' | 'work'

/** The intended state of one entry, identified by its tag. */
export interface Meant {
  readonly tag: string
  isAlive: boolean
  /** Both values are right: only the user's choice decided. */
  mayBeEither: boolean
  notes: string
  projectId: number
  /** Finished milliseconds. Typed hundredths count as such. */
  overMs: number
  /** Since when it runs, in true time. */
  since: number | null
  /** When its timer began, regardless of later cuts, in true time. */
  begunAt: number | null
  /** When its timer was last restarted, in true time. An entry of Harvest from before is another one. */
  restartedAt: number | null
  /** When another timer was started elsewhere while this one ran only here. */
  supersededAt: number | null
  /** When a further timer was started after that one. At the next pull only the last one was running. */
  supersededAgainAt: number | null
  /** When its timer last ended, in true time. */
  lastRanAt: number | null
  /** Its time after it was stopped elsewhere. A client that has not fetched it means another time. */
  endedThere: string | null
  startedTime: string | null
  endedTime: string | null
  /** The zones of the profile in which its times of day may be given. */
  readonly zones: string[]
  /** The number of times its timer was rounded to a hundredth. */
  roundings: number
  /** Other values that are right as well. */
  readonly orMs: number[]
  readonly orEnds: string[]
  /** The instants at which its timer may have ended, in true time. Empty once an end was typed. */
  readonly endsAt: number[]
  readonly orNotes: string[]
  /** Fields that were changed elsewhere and not seen here yet, with their values there. */
  readonly unseen: Map<Field, string>
  /** True if a request arrived long after it was abandoned, so that the result cannot be judged. */
  isDisturbed: boolean
}

export interface Verdict {
  readonly lost: string[]
  readonly duplicated: string[]
  readonly hoursOff: string[]
  readonly wrong: string[]
}

export function tagOf(notes: string | null): string {
  return /^[#@]\d+/.exec(notes ?? '')?.[0] ?? ''
}

/** The intentions of all users, in true time. Harvest's entries are compared with them in the end. */
export class Oracle {
  readonly meant = new Map<string, Meant>()
  /** Tags of entries that need a question, because both sides changed the same field. */
  readonly due = new Set<string>()
  /**
   * True if the timer mode or the zone changes in the history. Times of day then do not tell what was meant,
   * so each entry is judged by how long it is.
   */
  readonly isByLength: boolean
  #mode: TimerMode
  #hasOtherMode = false
  #zone: string
  /** The zone of the profile as the app knows it: it learns a few minutes later that the person has moved. */
  knownZone: string

  constructor(mode: TimerMode, zone: string, isByLength = false) {
    this.#mode = mode
    this.#zone = zone
    this.knownZone = zone
    this.isByLength = isByLength
  }

  changeMode(mode: TimerMode): void {
    this.#mode = mode
    this.#hasOtherMode = true
  }

  /** The profile has another zone now. What runs, and what waits here to be sent, may be given in both. */
  changeZone(zone: string, waiting: ReadonlySet<string>): void {
    this.#zone = zone
    for (const meant of this.meant.values())
      if (meant.since !== null || waiting.has(meant.tag)) meant.zones.push(zone)
  }

  get(tag: string): Meant | undefined {
    return this.meant.get(tag)
  }

  clone(): Map<string, Meant> {
    return structuredClone(this.meant)
  }

  restore(before: Map<string, Meant>): void {
    this.meant.clear()
    for (const [tag, meant] of before) this.meant.set(tag, meant)
  }

  add(tag: string, notes: string, projectId: number, given: Partial<Meant>): Meant {
    const meant: Meant = {
      tag,
      isAlive: true,
      mayBeEither: false,
      notes,
      projectId,
      overMs: 0,
      since: null,
      begunAt: null,
      restartedAt: null,
      supersededAt: null,
      supersededAgainAt: null,
      lastRanAt: null,
      endedThere: null,
      startedTime: null,
      endedTime: null,
      zones: [this.#zone, this.knownZone],
      roundings: 0,
      orMs: [],
      orEnds: [],
      endsAt: [],
      orNotes: [],
      unseen: new Map(),
      isDisturbed: false,
      ...given
    }
    this.meant.set(tag, meant)
    return meant
  }

  timeAt(at: number): string {
    return clockTimeAt(at, this.#zone)
  }

  begin(tag: string, notes: string, projectId: number, at: number): void {
    this.add(tag, notes, projectId, { since: at, begunAt: at, startedTime: this.timeAt(at) })
  }

  /** Ends its timer. `or` is another instant that would be right too. */
  end(tag: string, at: number, or: number | null = null): void {
    const meant = this.meant.get(tag)
    if (!meant || meant.since === null) return
    const over = meant.overMs + Math.max(0, at - meant.since)
    meant.endsAt.length = 0
    meant.endsAt.push(at)
    for (const each of [or, meant.supersededAgainAt]) {
      if (each === null) continue
      meant.endsAt.push(each)
      meant.orMs.push(meant.overMs + Math.max(0, each - meant.since))
      meant.orEnds.push(...this.#endTimesAt(each))
    }
    meant.lastRanAt = at
    meant.overMs = over
    meant.endedTime = this.timeAt(at)
    meant.orEnds.push(...this.#endTimesAt(at))
    meant.since = null
    meant.supersededAt = null
    meant.supersededAgainAt = null
    meant.roundings += 1
  }

  /** The clock times of an end: two of them if the clocks change in that minute. */
  #endTimesAt(at: number): readonly string[] {
    const [time, before] = [this.timeAt(at), endTimeAt(at, this.#zone)]
    return time === before ? [time] : [time, before]
  }

  /** Ends its timer elsewhere. */
  endThere(tag: string, at: number): void {
    this.end(tag, at)
    const meant = this.meant.get(tag)
    if (meant)
      meant.endedThere =
        this.#mode === 'duration' ? String(hundredthsOf(meant.overMs)) : meant.endedTime
  }

  /** True if a start/end account may show the entry in several pieces, because the clocks went back meanwhile. */
  isInPieces(meant: Meant): boolean {
    return this.#piecesOf(meant).length > 0 || this.#beganTwice(meant)
  }

  /** True if the clock time at which the timer began occurred twice that day. A late start is sent in two parts. */
  #beganTwice({ begunAt }: Meant): boolean {
    if (this.#mode === 'duration' || begunAt === null) return false
    return [begunAt - HOUR, begunAt + HOUR].some((at) => this.timeAt(at) === this.timeAt(begunAt))
  }

  /** True if the entries are of different days: a timer that was started late over midnight gives each its share. */
  #areOfDays(found: readonly Entry[]): boolean {
    return (
      found.length > 1 && new Set(found.map(({ spentDate }) => spentDate)).size === found.length
    )
  }

  /** True if the entries have the intended time in total, within the error of whole minutes. */
  #haveTogether(meant: Meant, found: readonly Entry[], now: number): boolean {
    const running = meant.since === null ? 0 : now - meant.since
    const there = found.reduce(
      (sum, { hundredths, timerStartedAt }) =>
        sum + hundredths * HUNDREDTH + (timerStartedAt === null ? 0 : now - timerStartedAt),
      0
    )
    const isEndRight = found.some((each) => each.timerStartedAt !== null) === (meant.since !== null)
    const wanted = [meant.overMs + running, ...meant.orMs]
    return isEndRight && wanted.some((ms) => Math.abs(ms - there) <= 2 * MINUTE)
  }

  /** For each instant at which its timer may have ended, the pieces that the entry becomes, if several. */
  #piecesOf({ begunAt, endsAt }: Meant): readonly (readonly Span[])[] {
    if (this.#mode === 'duration' || begunAt === null) return []
    return endsAt
      .map((to) => clockPieces({ from: begunAt, to }, this.#zone))
      .filter(({ length }) => length > 1)
  }

  #arePieces(meant: Meant, found: readonly Entry[]): boolean {
    return this.#piecesOf(meant).some(
      (pieces) =>
        pieces.length === found.length &&
        pieces.every(({ from, to }) =>
          found.some(
            ({ startedMinute, endedMinute }) =>
              close(text(startedMinute), this.timeAt(from)) &&
              close(text(endedMinute), this.timeAt(to - 1))
          )
        )
    )
  }

  judge(entries: readonly Entry[], now: number): Verdict {
    const verdict: Verdict = { lost: [], duplicated: [], hoursOff: [], wrong: [] }
    const byTag = Map.groupBy(entries, ({ notes }) => tagOf(notes))
    for (const meant of this.meant.values())
      this.#judgeOne(meant, byTag.get(meant.tag) ?? [], now, verdict)
    for (const tag of this.due) verdict.wrong.push(`${tag}: no question about which version stays`)
    for (const [tag, found] of byTag)
      if (!this.meant.has(tag))
        verdict.duplicated.push(`${tag}: ${found.length} entries that nobody created`)
    return verdict
  }

  #judgeOne(meant: Meant, found: readonly Entry[], now: number, verdict: Verdict): void {
    const { tag, isAlive, mayBeEither } = meant
    const [entry] = found
    if (entry && this.isByLength) return this.#judgeByLength(meant, found, now, verdict)
    const arePieces =
      this.#arePieces(meant, found) ||
      ((this.#beganTwice(meant) || this.#areOfDays(found)) && this.#haveTogether(meant, found, now))
    if (found.length > 1 && !arePieces) verdict.duplicated.push(`${tag}: ${found.length} entries`)
    if (!entry) {
      if (isAlive && !mayBeEither) verdict.lost.push(`${tag}: missing`)
      return
    }
    if (!isAlive && !mayBeEither) {
      verdict.duplicated.push(`${tag}: deleted, but exists`)
      return
    }
    if (meant.isDisturbed) return
    if (entry.notes !== meant.notes && !meant.orNotes.includes(entry.notes ?? ''))
      verdict.wrong.push(`${tag}: notes "${entry.notes}" instead of "${meant.notes}"`)
    if (entry.projectId !== meant.projectId && !meant.unseen.has('work'))
      verdict.wrong.push(`${tag}: project ${entry.projectId} instead of ${meant.projectId}`)
    if (arePieces) return
    const off = this.#offBy(meant, entry, now)
    if (off) verdict.hoursOff.push(`${tag}: ${off}`)
  }

  /** Judges how long the entries with a tag are together: one timer may have gone on in several. */
  #judgeByLength(meant: Meant, found: readonly Entry[], now: number, verdict: Verdict): void {
    const { tag, isAlive, mayBeEither, since } = meant
    if (!isAlive && !mayBeEither) {
      verdict.duplicated.push(`${tag}: deleted, but there`)
      return
    }
    if (meant.isDisturbed) return
    const allowed = [meant.notes, ...meant.orNotes]
    if (!found.some(({ notes }) => allowed.includes(notes ?? '')))
      verdict.wrong.push(`${tag}: notes "${found[0]?.notes}" instead of "${meant.notes}"`)
    const running = found.filter(({ timerStartedAt }) => timerStartedAt !== null)
    if (running.length !== (since === null ? 0 : 1))
      verdict.hoursOff.push(`${tag}: ${running.length} run instead of ${since === null ? 0 : 1}`)
    const there = found.reduce((sum, entry) => sum + lengthOf(entry, now), 0)
    const wanted = [meant.overMs, ...meant.orMs, ...this.#onTheWall(meant)].map(
      (ms) => ms + (since === null ? 0 : now - since)
    )
    const most = found.length * 2 * MINUTE + HUNDREDTH * (1 + 0.5 * Math.max(1, meant.roundings))
    if (Math.min(...wanted.map((ms) => Math.abs(ms - there))) > most)
      verdict.hoursOff.push(
        `${tag}: ${hundredthsOf(there)} in ${found.length} instead of ${wanted.map(hundredthsOf).join(' or ')}`
      )
    else if (
      !this.#hasOtherMode &&
      found.length === 1 &&
      found[0] &&
      !this.#isInZone(meant, found[0])
    )
      verdict.hoursOff.push(`${tag}: times of another zone`)
  }

  /** Returns the milliseconds that a start/end account counts between the times of day, also where the clocks jump. */
  #onTheWall({ zones, begunAt, endsAt, since }: Meant): readonly number[] {
    if (begunAt === null || since !== null) return []
    return zones.flatMap((zone) =>
      endsAt.map((at) => minutesBetween(clockTimeAt(begunAt, zone), clockTimeAt(at, zone)) * MINUTE)
    )
  }

  /** True if start and end are what the clocks showed in a zone of the profile at the time. */
  #isInZone({ zones, begunAt, restartedAt, endsAt }: Meant, entry: Entry): boolean {
    const [started, ended] = [text(entry.startedMinute), text(entry.endedMinute)]
    if (started === null || ended === null || begunAt === null || restartedAt !== null) return true
    if (endsAt.length === 0) return true
    const shows = (time: string, at: number) =>
      zones.some((zone) => close(time, clockTimeAt(at, zone)))
    return shows(started, begunAt) && endsAt.some((at) => shows(ended, at))
  }

  #offBy(meant: Meant, entry: Entry, now: number): string | null {
    const isRunning = entry.timerStartedAt !== null
    if (isRunning !== (meant.since !== null))
      return isRunning ? 'runs, but should be stopped' : 'is stopped, but should run'
    return this.#mode === 'duration'
      ? this.#hoursOff(meant, entry, now)
      : this.#timesOff(meant, entry)
  }

  #hoursOff(meant: Meant, entry: Entry, now: number): string | null {
    const running = meant.since === null ? 0 : now - meant.since
    const there = entry.timerStartedAt === null ? 0 : now - entry.timerStartedAt
    const hours = entry.hundredths * HUNDREDTH + there
    const wanted = [meant.overMs + running, ...meant.orMs]
    // a hundredth, and half of one for every rounding of a stopped timer
    const most = HUNDREDTH * (1 + 0.5 * Math.max(1, meant.roundings))
    const off = Math.min(...wanted.map((ms) => Math.abs(hours - ms)))
    if (off <= most) return null
    return `${hundredthsOf(hours)} instead of ${wanted.map(hundredthsOf).join(' or ')}`
  }

  #timesOff(meant: Meant, entry: Entry): string | null {
    const started = text(entry.startedMinute)
    const ended = text(entry.endedMinute)
    const ends = [meant.endedTime, ...meant.orEnds]
    const isStart = close(started, meant.startedTime)
    const isEnd = entry.timerStartedAt !== null || ends.some((end) => close(ended, end))
    return isStart && isEnd
      ? null
      : `${started}-${ended} instead of ${meant.startedTime}-${ends.join(' or ')}`
  }
}

/** How long an entry is, milliseconds. */
function lengthOf({ hundredths, timerStartedAt }: Entry, now: number): number {
  return hundredths * HUNDREDTH + (timerStartedAt === null ? 0 : now - timerStartedAt)
}

/** A time of day of the sandbox, in minutes after midnight, as text. */
export function clockText(minute: number | null): string {
  return text(minute) ?? '00:00'
}

function text(minute: number | null): string | null {
  if (minute === null) return null
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** True for the same minute or the next. */
export function close(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other
  return Math.min(minutesBetween(one, other), minutesBetween(other, one)) <= 1
}
