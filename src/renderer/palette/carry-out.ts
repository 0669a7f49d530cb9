import { HUNDREDTH } from '#shared/durations.ts'
import { fail, ok, type Result } from '#shared/failure.ts'
import type { Desktop } from '#shared/ipc.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { QuickCommand } from '#shared/quick-entry/vocabulary.ts'
import {
  changeCommand,
  continueRecentCommand,
  seenOf,
  seenTimerOf,
  seenWorkOf
} from '#shared/seen.ts'
import type { AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { workOf } from '#shared/timesheet.ts'
import type { Offer } from './suggestions.ts'
import type { Understood } from './understand.ts'

/** A suggestion that sends a command. Other suggestions change the line. */
export type Action = Extract<Offer, { kind: 'save' | 'command' | 'continue' | 'change' }>

/** The part of the state that the palette showed when the user chose. */
export type ShownState = Pick<AppState, 'running' | 'today' | 'undoable'>

/** Carries out a suggestion with the same commands as every other window. */
export function carryOut(
  action: Action,
  shown: ShownState,
  desktop: Desktop
): Promise<Result<unknown>> {
  switch (action.kind) {
    case 'save':
      return save(action.understood, action.work, shown, desktop)
    case 'command':
      return runCommand(action.command, shown, desktop)
    case 'continue':
      return desktop.continueEntry(continueRecentCommand(action.recent))
    case 'change':
      return changeHours(action.entry, action.hours, desktop)
  }
}

const JUST_STARTED = { hundredths: null, from: null, to: null, timer: null, link: null }

async function save(
  { moment, notes, reference }: Understood,
  named: NamedWork,
  { today }: ShownState,
  desktop: Desktop
): Promise<Result<unknown>> {
  const work = workOf(named)
  if (moment.kind === 'finished') {
    const { spentDate, time } = moment
    const linked = reference ? { externalReference: reference } : {}
    return desktop.createEntry({ ...work, spentDate, notes, time, ...linked })
  }
  if (moment.kind !== 'timer') return ok()
  const { startedAt } = moment
  const started = await desktop.startTimer({
    ...work,
    notes,
    ...(startedAt === null ? {} : { startedAt })
  })
  if (!started.ok || !reference) return started
  const seen = { ...seenWorkOf(named, notes), day: today.spentDate, ...JUST_STARTED }
  return desktop.updateEntry({
    key: started.value,
    seen,
    changes: { externalReference: reference }
  })
}

/** Adds hours to an entry. For a running timer it moves the start back. */
function changeHours(entry: TimeEntry, hours: number, desktop: Desktop): Promise<Result<unknown>> {
  if (!entry.isRunning || entry.timerStartedAt === null) {
    return desktop.updateEntry(changeCommand(entry, { hours: entry.hours + hours }))
  }
  const startedAt = Date.parse(entry.timerStartedAt) - hours * HUNDREDTH
  return desktop.moveTimerStart({ key: entry.key, seen: seenOf(entry), startedAt })
}

function runCommand(
  command: QuickCommand,
  { running, undoable: [step] }: ShownState,
  desktop: Desktop
): Promise<Result<unknown>> {
  switch (command) {
    case 'stop':
      return desktop.stopTimer({ seen: seenTimerOf(running) })
    case 'continue':
      return desktop.toggleTimer({ seen: seenTimerOf(running) })
    case 'undo':
      // The suggestion names the old step, so choosing it is the user's agreement.
      return step
        ? desktop.undo({ id: step.id, agreed: step.isOld })
        : Promise.resolve(fail('gone'))
    case 'week':
    case 'today':
      return desktop.openWindow({ name: 'timesheet' })
    case 'settings':
      return desktop.openWindow({ name: 'timesheet', intent: 'settings' })
    case 'sync':
      return desktop.syncNow()
    case 'popover':
      return desktop.openWindow({ name: 'popover' })
    case 'mini':
      return desktop.openWindow({ name: 'mini' })
  }
}
