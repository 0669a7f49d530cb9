import type { Circumstances } from './directory.ts'
import { known } from './directory.ts'
import type { Entry, TimerMode } from './model.ts'
import { inventedTexts, type NotObserved } from './not-observed.ts'
import { unprocessable } from './refusal.ts'
import { fromLocal, MINUTES_PER_DAY, minutesToHundredths, toLocal, wholeSecond } from './times.ts'

export type Timing = Pick<Entry, 'hundredths' | 'timerStartedAt' | 'startedMinute' | 'endedMinute'>

/** Returns the hours that Harvest would return now: the saved ones plus those of the running timer. */
export function liveHundredths(entry: Entry, { directory, now, switches }: Circumstances): number {
  if (entry.timerStartedAt === null) return entry.hundredths
  const elapsed = elapsedMinutes(entry.timerStartedAt, now, directory.company.mode, switches)
  return entry.hundredths + minutesToHundredths(elapsed)
}

function elapsedMinutes(
  startedAt: number,
  now: number,
  mode: TimerMode,
  switches: NotObserved
): number {
  const wholeMinutes = mode === 'timestamps' && switches.elapsedGrain === 'minutes'
  const elapsed = wholeMinutes
    ? Math.floor(now / 60_000) - Math.floor(startedAt / 60_000)
    : (wholeSecond(now) - startedAt) / 60_000
  return Math.max(0, elapsed)
}

/** Returns a timer that starts now, or at the given clock time in a start/end account. */
export function runningTiming(
  userId: number,
  spentDate: string,
  given: number | null,
  banked: number,
  circumstances: Circumstances
): Timing {
  const { directory, now, switches } = circumstances
  const zone = known(directory.person(userId)).timeZone
  const today = toLocal(now, zone)
  const startedMinute = directory.company.mode === 'timestamps' ? (given ?? today.minute) : null
  const base = { hundredths: banked, startedMinute, endedMinute: null }
  if (given === null) return { ...base, timerStartedAt: wholeSecond(now) }
  const date = switches.startedTimeOn === 'today' ? today.date : spentDate
  const timerStartedAt = fromLocal({ date, minute: given }, zone)
  if (timerStartedAt > now && switches.startInFuture === 'refused') {
    throw unprocessable(inventedTexts.startInFuture)
  }
  return { ...base, timerStartedAt }
}

export function localMinute(userId: number, { directory, now }: Circumstances): number {
  return toLocal(now, known(directory.person(userId)).timeZone).minute
}

/** Returns a finished span of a start/end account. */
export function finishedTiming(
  startedMinute: number,
  endedMinute: number,
  switches: NotObserved
): Timing {
  return {
    hundredths: minutesToHundredths(minutesBetween(startedMinute, endedMinute, switches)),
    timerStartedAt: null,
    startedMinute,
    endedMinute
  }
}

function minutesBetween(started: number, ended: number, switches: NotObserved): number {
  if (ended === started && switches.zeroLength === 'refused') {
    throw unprocessable(inventedTexts.zeroLength)
  }
  if (ended >= started) return ended - started
  if (switches.endBeforeStart === 'refused') throw unprocessable(inventedTexts.endBeforeStart)
  return switches.endBeforeStart === 'zero' ? 0 : ended + MINUTES_PER_DAY - started
}

/** Returns the timing of the entry after a stop. Only a start/end account stores the clock times. */
export function stoppedTiming(entry: Entry, circumstances: Circumstances): Timing {
  const { directory, now } = circumstances
  const hundredths = liveHundredths(entry, circumstances)
  if (directory.company.mode === 'duration') {
    return { hundredths, timerStartedAt: null, startedMinute: null, endedMinute: null }
  }
  const zone = known(directory.person(entry.userId)).timeZone
  const { minute } = toLocal(now, zone)
  const startedMinute = entry.startedMinute ?? toLocal(entry.timerStartedAt ?? now, zone).minute
  return { hundredths, timerStartedAt: null, startedMinute, endedMinute: minute }
}
