import { currentHours, formatHours } from '#shared/hours.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import { shortenEnd, shortenMiddle } from '#shared/shorten.ts'
import { refusedStopOf } from '#shared/refused-stop.ts'
import { isQuestion } from '#shared/reminder.ts'
import type { AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { needsPersonElsewhere, otherAccountItems, remarkElsewhere } from './other-accounts.ts'
import type { TrayIcon, TrayMenuItem, TrayView } from '#shared/tray.ts'
import { favouriteId, recentId } from './item-ids.ts'

/** Names longer than this are shortened in the middle, where they differ least. */
const NAME_LENGTH = 32
/** Notes longer than this lose their end. */
const NOTES_LENGTH = 36

/** So many of each can be taken in at a glance. */
const MOST_FAVOURITES = 8
const MOST_RECENTS = 5
/** The bar of macOS has little room. */
const TITLE_LENGTH = 20

/**
 * The action of a menu item, by its id; recents and favourites have ids of their own (`item-ids.ts`).
 * `stop-in:ACCOUNT` stops the timer of another account, and `account:ACCOUNT` opens that account.
 */
export type TrayCommand =
  'stop' | 'start' | 'connect' | 'popover' | 'timesheet' | 'settings' | 'idle' | 'quit'

/** The whole tray as data, on every system: icon, tooltip, bar text and menu. Pure. */
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
  if (session.kind === 'expired' || needsPerson(state) || needsPersonElsewhere(state))
    return 'attention'
  if (session.kind !== 'signed-in') return 'signed-out'
  if (sync.status === 'offline') return 'offline'
  return running ? 'running' : 'idle'
}

/** Text in the bar, in the mode that was chosen. */
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
  // tooltips have little room: the most urgent remark only
  const remark = remarkOf(state, tray) ?? remarkElsewhere(state, messages)
  return remark === null ? status : tray.toolTip.with({ status, remark })
}

function remarkOf(state: AppState, { remark }: Messages['tray']): string | null {
  const { sync } = state
  if (sync.isAsking) return remark.asking
  if (isDiskFull(state)) return remark.diskFull
  if (refusedStopOf(state)) return remark.refusedStop
  if (needsPerson(state)) return remark.attention
  if (sync.status !== 'offline') return null
  return sync.pending === 0 ? remark.offline : remark.offlineWithChanges({ count: sync.pending })
}

function menuOf(state: AppState, now: number, messages: Messages): readonly TrayMenuItem[] {
  const { session, running, idle, reminders } = state
  const { tray } = messages
  // who was signed in is about to be known: what is chosen meanwhile happens then
  if (session.kind === 'starting')
    return [
      item('popover', tray.openPopover),
      item('timesheet', tray.openTimesheet),
      item('settings', tray.settings),
      separator,
      item('quit', tray.quit)
    ]
  const isOpen = session.kind === 'signed-in' || session.kind === 'expired'
  if (!isOpen)
    return [
      item('connect', tray.connect),
      item('popover', tray.openPopover),
      separator,
      item('quit', tray.quit)
    ]
  return [
    ...(session.kind === 'expired' ? [item('connect', tray.connectAgain), separator] : []),
    ...(running
      ? [
          runningItem(state, running, now, messages),
          { ...item('stop', tray.stop), entryKey: running.key }
        ]
      : [item('start', tray.startTimer)]),
    ...(idle ? [item('idle', tray.answerIdle)] : []),
    ...reminders.map(({ id, kind }) => item(`reminder:${id}`, tray.reminder[kind])),
    ...otherAccountItems(state, messages, (entry) => runningText(state, entry, now, messages)),
    separator,
    ...section(tray.favourites, favouriteItems(state, messages)),
    ...section(tray.recent, recentItems(state, messages)),
    ...(running ? [item('start', tray.startTimer)] : []),
    item('popover', tray.openPopover),
    item('timesheet', tray.openTimesheet),
    item('settings', tray.settings),
    separator,
    item('quit', tray.quit)
  ]
}

/** Where neither bar nor tooltip can be relied on, the menu itself says how long. */
function runningItem(
  state: AppState,
  running: TimeEntry,
  now: number,
  messages: Messages
): TrayMenuItem {
  const isTold = state.desktop.os === 'linux'
  const text = isTold
    ? runningText(state, running, now, messages)
    : workText(state, running, messages)
  return { ...item('running', text), enabled: false }
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
      item(
        favouriteId({ projectId: work.project.id, taskId: work.task.id, notes }),
        workItem(label(work, messages), notes, messages)
      )
    )
}

function recentItems({ recents }: AppState, messages: Messages): readonly TrayMenuItem[] {
  return recents
    .slice(0, MOST_RECENTS)
    .map(({ entryKey, work, notes }) =>
      item(
        recentId({ projectId: work.project.id, taskId: work.task.id, entryKey }),
        workItem(label(work, messages), notes, messages)
      )
    )
}

function workItem(work: string, notes: string, { tray }: Messages): string {
  return tray.recentItem({ work, notes: shortenEnd(firstLine(notes), NOTES_LENGTH) })
}

/** A heading and what belongs to it, or nothing at all. */
function section(heading: string, items: readonly TrayMenuItem[]): readonly TrayMenuItem[] {
  if (items.length === 0) return []
  return [{ ...item(heading, heading), enabled: false }, ...items, separator]
}

const separator: TrayMenuItem = { kind: 'separator' }

function item(id: string, text: string): Extract<TrayMenuItem, { kind: 'item' }> {
  return { kind: 'item', id, label: text, enabled: true }
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
  return formatHours(hours, {
    timeFormat: company?.timeFormat ?? 'hours_minutes',
    decimalSymbol: company?.decimalSymbol ?? '.'
  })
}

function isDiskFull({ notices }: AppState): boolean {
  return notices.some(({ kind }) => kind === 'disk-full')
}

/** Refused changes and open questions wait for the person. */
function needsPerson(state: AppState): boolean {
  const { sync, idle, reminders } = state
  const { refused, questions } = sync
  if (isDiskFull(state)) return true
  return refused.length > 0 || questions.length > 0 || idle !== null || reminders.some(isQuestion)
}
