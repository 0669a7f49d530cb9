import { workName } from '#renderer/common/sync/change-words.ts'
import { currentHours } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import { addDays, daysBetween, type SpentDate } from '#shared/time/spent-date.ts'
import type { Undoable } from '#shared/state.ts'
import type { StepDay } from '#shared/time/step-day.ts'

/** Returns the words for the day of an instant (epoch milliseconds). */
export type DayOf = (at: number) => StepDay

export interface UndoWording {
  readonly messages: Pick<Messages, 'common' | 'undo'>
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: number
  readonly dayOf?: DayOf | undefined
}

/** Returns the offer to undo an old step, by name: "Undo Friday’s stop of Acme? The timer would have run 65 h." */
export function undoQuestion(step: Undoable, { messages, now, dayOf }: UndoWording): string {
  const { undo } = messages
  const { kind, kinds, work, wouldRun } = step
  const isStart = kind === 'start' || kind === 'restart'
  const about = {
    kind: isStart && kinds.includes('stop') ? ('switch' as const) : kind,
    count: isStart ? 1 : kinds.length,
    work: workName(work, messages),
    day: dayOf?.(step.at) ?? ({ kind: 'earlier' } as const)
  }
  const question = undo.offerOld(about)
  if (!wouldRun) return question
  const minutes = Math.round(currentHours(wouldRun, now) * 0.6)
  return `${question} ${undo.wouldHaveRun({ minutes })}`
}

/**
 * Returns how to name the day of a step on another day: today, yesterday, a weekday of the last
 * days, or a date.
 */
export function stepDayOf(
  date: SpentDate,
  today: SpentDate,
  names: {
    readonly weekday: (date: SpentDate) => string
    readonly date: (date: SpentDate) => string
  }
): StepDay {
  if (date === today) return { kind: 'today' }
  if (addDays(date, 1) === today) return { kind: 'yesterday' }
  const isLately = date < today && daysBetween(date, today) < 7
  return isLately
    ? { kind: 'weekday', name: names.weekday(date) }
    : { kind: 'date', name: names.date(date) }
}
