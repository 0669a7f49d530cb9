import { HUNDREDTH } from '#shared/durations.ts'
import { ok, type Result } from '#shared/failure.ts'
import type { Desktop } from '#shared/ipc.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { QuickCommand } from '#shared/quick-entry-words.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { workOf } from '#shared/timesheet.ts'
import type { Offer } from './offers.ts'
import type { Understood } from './understand.ts'

/** An offer that does something at once; the others change the line. */
export type Action = Extract<Offer, { kind: 'save' | 'command' | 'continue' | 'change' }>

/** Does what an offer says, with the commands every other window uses. */
export function carryOut(action: Action, desktop: Desktop): Promise<Result<unknown>> {
  switch (action.kind) {
    case 'save':
      return save(action.understood, action.work, desktop)
    case 'command':
      return runCommand(action.command, desktop)
    case 'continue':
      return desktop.continueEntry({ key: action.recent.entryKey })
    case 'change':
      return changeHours(action.entry, action.hours, desktop)
  }
}

async function save(
  { moment, notes, reference }: Understood,
  named: NamedWork,
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
  return desktop.updateEntry({ key: started.value, changes: { externalReference: reference } })
}

/** More time for a running timer means that it began earlier. */
function changeHours(entry: TimeEntry, hours: number, desktop: Desktop): Promise<Result<unknown>> {
  if (!entry.isRunning || entry.timerStartedAt === null) {
    return desktop.updateEntry({ key: entry.key, changes: { hours: entry.hours + hours } })
  }
  const startedAt = Date.parse(entry.timerStartedAt) - hours * HUNDREDTH
  return desktop.moveTimerStart({ startedAt })
}

function runCommand(command: QuickCommand, desktop: Desktop): Promise<Result<unknown>> {
  switch (command) {
    case 'stop':
      return desktop.stopTimer()
    case 'continue':
      return desktop.toggleTimer()
    case 'undo':
      return desktop.undo({})
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
