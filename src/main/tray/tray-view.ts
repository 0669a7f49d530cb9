import { ASSUMED_FORMATS } from '#shared/company.ts'
import { currentHours, formatHours } from '#shared/hours.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork, Work } from '#shared/project-assignment.ts'
import { shortenEnd, shortenMiddle } from '#shared/shorten.ts'
import { refusedStopOf } from '#shared/refused-stop.ts'
import { isQuestion } from '#shared/reminder.ts'
import type { AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { needsUserElsewhere, otherAccountItems, remarkElsewhere } from './other-accounts.ts'
import type { TrayIcon, TrayMenuItem, TrayView } from '#shared/tray.ts'
import { commandItem, separator, textItem } from './menu-items.ts'

/** Names longer than this are shortened in the middle, where they differ least. */
const NAME_LENGTH = 32
/** Notes longer than this lose their end. */
const NOTES_LENGTH = 36

/** The menu shows no more of each, so that it stays short. */
const MOST_FAVOURITES = 8
const MOST_RECENTS = 5
/** The menu bar of macOS has little room. */
const TITLE_LENGTH = 20

/** Returns the tray as data: icon, tooltip, text in the menu bar, and menu. `now` is in epoch milliseconds. Pure. */
export function trayView(state: AppState, now: number, messages: Messages): TrayView {
  return {
    icon: iconOf(state),
    toolTip: toolTipOf(state, now, messages),
    title: state.desktop.os === 'darwin' ? titleOf(state, now, messages) : '',
    menu: menuOf(state, now, messages)
  }
}

function iconOf(state: AppState): TrayIcon {
  const { session, sync, running } = state
  if (sync.isAsking) return 'asking'
  if (session.kind === 'expired' || needsUser(state) || needsUserElsewhere(state))
    return 'attention'
  if (session.kind !== 'signed-in') return 'signed-out'
  if (sync.status === 'offline') return 'offline'
  return running ? 'running' : 'idle'
}

/** Returns the text in the menu bar of macOS, as the user has chosen it. */
function titleOf(state: AppState, now: number, { tray }: Messages): string {
  const { session, running, settings } = state
  if (session.kind !== 'signed-in' && session.kind !== 'expired') return ''
  if (settings.trayLabel === 'none') return ''
  if (state.sync.isAsking) return tray.asking
  if (settings.trayLabel === 'today') return hoursText(state, todayTotal(state, now))
  if (!running) return ''
  const elapsed = hoursText(state, currentHours(running, now))
  if (settings.trayLabel === 'time' || settings.discreet) return elapsed
  return tray.title({ elapsed, project: shortenMiddle(running.project.name, TITLE_LENGTH) })
}

function toolTipOf(state: AppState, now: number, messages: Messages): string {
  const { tray } = messages
  const { session, running } = state
  if (session.kind === 'starting') return tray.toolTip.starting
  if (session.kind === 'expired') return tray.toolTip.expired
  if (session.kind !== 'signed-in') return tray.toolTip.signedOut
  const today = hoursText(state, todayTotal(state, now))
  const status = running
    ? tray.toolTip.running({
        project: state.settings.discreet
          ? tray.discreetWork
          : shortenMiddle(running.project.name, NAME_LENGTH),
        elapsed: hoursText(state, currentHours(running, now)),
        today
      })
    : tray.toolTip.idle({ today })
  // a tooltip has room for the most urgent remark only
  const remark = remarkOf(state, tray) ?? remarkElsewhere(state, messages)
  return remark === null ? status : tray.toolTip.with({ status, remark })
}

function remarkOf(state: AppState, { remark }: Messages['tray']): string | null {
  const { sync } = state
  if (sync.isAsking) return remark.asking
  if (isDiskFull(state)) return remark.diskFull
  if (refusedStopOf(state)) return remark.refusedStop
  if (needsUser(state)) return remark.attention
  if (sync.status !== 'offline') return null
  return sync.pending === 0 ? remark.offline : remark.offlineWithChanges({ count: sync.pending })
}

function menuOf(state: AppState, now: number, messages: Messages): readonly TrayMenuItem[] {
  const { session, running, idle, reminders } = state
  const { tray } = messages
  // the session will be known soon; a command chosen now is postponed until then
  if (session.kind === 'starting')
    return [
      commandItem({ kind: 'popover' }, tray.openPopover),
      commandItem({ kind: 'timesheet' }, tray.openTimesheet),
      commandItem({ kind: 'settings' }, tray.settings),
      separator,
      commandItem({ kind: 'quit' }, tray.quit)
    ]
  const isOpen = session.kind === 'signed-in' || session.kind === 'expired'
  if (!isOpen)
    return [
      commandItem({ kind: 'connect' }, tray.connect),
      commandItem({ kind: 'popover' }, tray.openPopover),
      separator,
      commandItem({ kind: 'quit' }, tray.quit)
    ]
  return [
    ...(session.kind === 'expired'
      ? [commandItem({ kind: 'connect' }, tray.connectAgain), separator]
      : []),
    ...(running
      ? [
          runningItem(state, running, now, messages),
          commandItem({ kind: 'stop', entryKey: running.key }, tray.stop)
        ]
      : [commandItem({ kind: 'start' }, tray.startTimer)]),
    ...(idle ? [commandItem({ kind: 'idle' }, tray.answerIdle)] : []),
    ...reminders.map(({ id, kind }) =>
      commandItem({ kind: 'open-reminder', id }, tray.reminder[kind])
    ),
    ...otherAccountItems(state, messages, (entry) => runningText(state, entry, now, messages)),
    separator,
    ...section(tray.favourites, favouriteItems(state, messages)),
    ...section(tray.recent, recentItems(state, messages)),
    ...(running ? [commandItem({ kind: 'start' }, tray.startTimer)] : []),
    commandItem({ kind: 'popover' }, tray.openPopover),
    commandItem({ kind: 'timesheet' }, tray.openTimesheet),
    commandItem({ kind: 'settings' }, tray.settings),
    separator,
    commandItem({ kind: 'quit' }, tray.quit)
  ]
}

/**
 * Returns the row of the running timer. On Linux it shows the time too: many panels show neither text nor tooltip.
 */
function runningItem(
  state: AppState,
  running: TimeEntry,
  now: number,
  messages: Messages
): TrayMenuItem {
  const showsTime = state.desktop.os === 'linux'
  const text = showsTime
    ? runningText(state, running, now, messages)
    : workText(state, running, messages)
  return textItem('running', text)
}

function runningText(state: AppState, entry: TimeEntry, now: number, messages: Messages): string {
  const elapsed = hoursText(state, currentHours(entry, now))
  return messages.tray.runningItem({ work: workText(state, entry, messages), elapsed })
}

function workText({ settings }: AppState, entry: TimeEntry, messages: Messages): string {
  return settings.discreet ? messages.tray.discreetWork : label(entry, messages)
}

function favouriteItems({ favourites }: AppState, messages: Messages): readonly TrayMenuItem[] {
  return favourites
    .slice(0, MOST_FAVOURITES)
    .map(({ work, notes }) =>
      commandItem(
        { kind: 'start-favourite', item: { ...idsOf(work), notes } },
        workItem(label(work, messages), notes, messages)
      )
    )
}

function recentItems({ recents }: AppState, messages: Messages): readonly TrayMenuItem[] {
  return recents
    .slice(0, MOST_RECENTS)
    .map(({ entryKey, work, notes }) =>
      commandItem(
        { kind: 'continue-recent', item: { ...idsOf(work), entryKey } },
        workItem(label(work, messages), notes, messages)
      )
    )
}

function workItem(work: string, notes: string, { tray }: Messages): string {
  return tray.recentItem({ work, notes: shortenEnd(firstLine(notes), NOTES_LENGTH) })
}

/** Returns a heading with its items; nothing if there are no items. */
function section(heading: string, items: readonly TrayMenuItem[]): readonly TrayMenuItem[] {
  if (items.length === 0) return []
  return [textItem(heading, heading), ...items, separator]
}

function idsOf({ project, task }: NamedWork): Work {
  return { projectId: project.id, taskId: task.id }
}

function label({ project, task }: NamedWork, { common }: Messages): string {
  return common.work({
    project: shortenMiddle(project.name, NAME_LENGTH),
    task: shortenMiddle(task.name, NAME_LENGTH)
  })
}

function firstLine(notes: string): string {
  return notes.split('\n', 1)[0] ?? ''
}

function todayTotal({ today }: AppState, now: number): Hundredths {
  return today.entries.reduce((sum, entry) => sum + currentHours(entry, now), 0)
}

function hoursText({ session }: AppState, hours: Hundredths): string {
  const company = 'company' in session ? session.company : null
  return formatHours(hours, company ?? ASSUMED_FORMATS)
}

function isDiskFull({ notices }: AppState): boolean {
  return notices.some(({ kind }) => kind === 'disk-full')
}

/** True if the disk is full, or if a refused change or a question waits for the user. */
function needsUser(state: AppState): boolean {
  const { sync, idle, reminders } = state
  const { refused, questions } = sync
  if (isDiskFull(state)) return true
  return refused.length > 0 || questions.length > 0 || idle !== null || reminders.some(isQuestion)
}
