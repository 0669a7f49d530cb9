import type { Cut, CutEntry, Intent } from '#main/ledger/intents.ts'
import type { EndedTimer, RemoteTimer } from '#main/ledger/operation-progress.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import { isOfKind } from '#main/ledger/operations.ts'
import { endedAt, timerOf } from '#main/ledger/remote-timer.ts'
import { startAndEndOf } from '#shared/time/clock-pieces.ts'
import { HUNDREDTH, MINUTE } from '#shared/durations.ts'
import { currentHours, hundredthsOf } from '#shared/hours.ts'
import type { Span } from '#shared/absence.ts'
import { lengthOf } from '#shared/absence.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { Attempt } from '../push/attempt.ts'
import type { PushOptions } from '../push/push-options.ts'
import type { PlanContext } from './plan-context.ts'

type FitContext = Pick<PlanContext, 'mode' | 'timeZone'>

/** A cut as it fits the timer at Harvest. `intent` replaces it; null if nothing is left to do. */
export interface Fit {
  readonly intent: Intent | null
  /** Operations that create the added entries, if `intent` cannot add them. */
  readonly others: readonly NewOperation[]
}

/**
 * Fits a cut to a timer that another device stopped, corrected or started again, before anything is sent. Returns true if
 * the ledger changed.
 */
export function fitToTimer({ operation, copy, plan }: Attempt, options: PushOptions): boolean {
  const { ledger, view, onSuperseded } = options
  const fit = copy && isOfKind(operation, 'trim') && fitCut(operation, copy, plan)
  if (!fit) return false
  const shown = copy.isRunning ? undefined : view.entry(operation.entryKey)
  ledger.fit(operation, fit)
  if (shown) onSuperseded?.({ ...shown, ...copy })
  return true
}

/**
 * Returns the cut reduced to the time that the timer at Harvest contains; null if that timer is the one that the cut was
 * made for. Time before a change from another device belongs to that change, unless the hours show that the timer had run
 * until then. Pure.
 * @example A timer runs from 9:00 and 9:30 to 10:00 is cut. Another device stopped it at 9:40 with 0.67 h: the cut removes
 * 9:30 to 9:40 and leaves 0.50 h.
 */
export function fitCut(
  { intent, step, progress, madeAt }: Operation<'trim'>,
  copy: HarvestEntry,
  context: FitContext
): Fit | null {
  const { timer, isFitted } = progress
  if (step > 0 || !timer || isFitted) return null
  const { cut } = intent
  const last = cut.spans?.at(-1)
  // an undo puts back the removed time, whatever happened to the timer
  if (!last || cut.removedMs < 0 || timerOf(copy)?.startedAt === timer.startedAt) return null
  const window = countedWindow(copy, timer, progress.ended, context)
  const taken = fitted(cut, window, context)
  const goesOn = cut.then === 'continue' || cut.copy !== null
  const removed = hundredthsOf(taken.removedMs)
  if (copy.isRunning) {
    const at = cut.copy ? last.to : (madeAt ?? last.to)
    const hoursAfter = Math.max(0, currentHours(copy, at) - removed)
    const isKept = taken.removedMs > 0 || (cut.copy !== null && !cut.isByRule)
    if (isKept) return onlyIntent({ kind: 'trim', cut: { ...taken, hoursAfter } })
    if (goesOn || cut.isByRule) return onlyIntent(null)
    return onlyIntent({ kind: 'stop', stoppedAt: at, hours: currentHours(copy, at) })
  }
  const isStop = !goesOn && window.from === Number.NEGATIVE_INFINITY
  const ranOn = isStop ? hundredthsOf(window.to - (madeAt ?? window.to)) : 0
  const hoursAfter = Math.max(0, copy.hours - removed - ranOn)
  // a timer that ended after the user's answer did continue, as the answer wanted; its end was decided
  // later, so it is not restarted
  const endedBefore = window.to <= (madeAt ?? last.to)
  if (goesOn && endedBefore && !cut.isByRule && !cut.copy) {
    const others = taken.added.map(({ key, entry, time }) => ({
      entryKey: key,
      intent: { kind: 'create', entry, time } as const
    }))
    const startedAt = Math.max(last.to, window.to)
    return { intent: { kind: 'restart', startedAt, banked: hoursAfter }, others }
  }
  const continuation = cut.isByRule ? null : cut.copy
  if (taken.removedMs === 0 && taken.added.length === 0 && !continuation) return onlyIntent(null)
  const ended = { ...taken, then: 'stop', hoursAfter, copy: continuation } as const
  return onlyIntent({
    kind: 'trim',
    cut: { ...ended, deletesEntry: ended.deletesEntry && hoursAfter === 0 }
  })
}

function onlyIntent(intent: Intent | null): Fit {
  return { intent, others: [] }
}

/**
 * Returns the span of time that Harvest's hours are known to contain. If the hours are exactly those of the timer that the
 * cut was made for, they contain everything before the change too.
 */
function countedWindow(
  copy: HarvestEntry,
  timer: RemoteTimer,
  ended: EndedTimer | undefined,
  { mode }: FitContext
): Span {
  const running = timerOf(copy)
  const changedAt = running?.startedAt ?? endedAt(copy, ended)
  const banked = running?.banked ?? copy.hours
  const ranMs = timer.banked * HUNDREDTH + changedAt - timer.startedAt
  const grain = mode === 'timestamps' ? MINUTE + HUNDREDTH : HUNDREDTH
  const ranThrough = Math.abs(banked * HUNDREDTH - ranMs) < grain
  return {
    from: ranThrough ? Number.NEGATIVE_INFINITY : changedAt,
    to: running ? Number.POSITIVE_INFINITY : changedAt
  }
}

function fitted(cut: Cut, window: Span, context: FitContext): Cut {
  const spans = (cut.spans ?? []).flatMap((span) => inside(span, window))
  return {
    ...cut,
    spans,
    removedMs: lengthOf(spans),
    endsAt: spans[0]?.from ?? cut.endsAt,
    added: cut.added.flatMap((each) => fittedEntry(each, window, context))
  }
}

function inside({ from, to }: Span, window: Span): readonly Span[] {
  const span = { from: Math.max(from, window.from), to: Math.min(to, window.to) }
  return span.to > span.from ? [span] : []
}

function fittedEntry(
  each: CutEntry,
  window: Span,
  { mode, timeZone }: FitContext
): readonly CutEntry[] {
  const { span } = each
  if (!span) return [each]
  return inside(span, window).flatMap((left) => {
    if (left.from === span.from && left.to === span.to) return [each]
    const hours = hundredthsOf(left.to - left.from)
    const isTooShort = mode === 'duration' ? hours === 0 : left.to - left.from < MINUTE
    if (isTooShort) return []
    const time =
      mode === 'duration'
        ? ({ kind: 'hours', hours } as const)
        : ({ kind: 'times', ...startAndEndOf(left, timeZone) } as const)
    return [{ ...each, span: left, time }]
  })
}
