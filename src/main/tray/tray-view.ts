import { currentHours, formatHours } from '#shared/hours.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import { shortenEnd, shortenMiddle } from '#shared/shorten.ts'
import type { AppState } from '#shared/state.ts'
import type { TrayIcon, TrayMenuItem, TrayView } from '#shared/tray.ts'

/** Names longer than this are shortened in the middle, where they differ least. */
const NAME_LENGTH = 32
/** Notes longer than this lose their end. */
const NOTES_LENGTH = 36

/** What a menu item does, by its id; `recent:KEY` goes on with an entry. */
export type TrayCommand =
  'stop' | 'start' | 'connect' | 'popover' | 'timesheet' | 'settings' | 'idle' | 'quit'

/** The whole tray as data, on every system: icon, tooltip, bar text and menu. Pure. */
export function trayView(state: AppState, now: number, messages: Messages): TrayView {
  return {
    icon: iconOf(state),
    toolTip: toolTipOf(state, now, messages),
    title: state.running ? hoursText(state, currentHours(state.running, now)) : '',
    menu: menuOf(state, now, messages)
  }
}

function iconOf({ session, sync, idle, running }: AppState): TrayIcon {
  if (session.kind === 'expired' || sync.refused.length > 0 || idle) return 'attention'
  if (session.kind !== 'signed-in') return 'signed-out'
  if (sync.status === 'offline') return 'offline'
  return running ? 'running' : 'idle'
}

function toolTipOf(state: AppState, now: number, { tray }: Messages): string {
  const { session, running } = state
  if (session.kind === 'starting') return tray.toolTip.starting
  if (session.kind === 'expired') return tray.toolTip.expired
  if (session.kind !== 'signed-in') return tray.toolTip.signedOut
  const today = hoursText(state, todayTotal(state, now))
  const status = running
    ? tray.toolTip.running({
        project: shortenMiddle(running.project.name, NAME_LENGTH),
        elapsed: hoursText(state, currentHours(running, now)),
        today
      })
    : tray.toolTip.idle({ today })
  const remark = remarkOf(state, tray)
  return remark === null ? status : tray.toolTip.with({ status, remark })
}

function remarkOf({ sync, idle }: AppState, { remark }: Messages['tray']): string | null {
  if (sync.refused.length > 0 || idle) return remark.attention
  if (sync.status !== 'offline') return null
  return sync.pending === 0 ? remark.offline : remark.offlineWithChanges({ count: sync.pending })
}

function menuOf(state: AppState, now: number, messages: Messages): readonly TrayMenuItem[] {
  const { session, running, recents, idle } = state
  const { tray } = messages
  const isOpen = session.kind === 'signed-in' || session.kind === 'expired'
  if (!isOpen)
    return [
      item('connect', tray.connect),
      item('popover', tray.openPopover),
      separator,
      item('quit', tray.quit)
    ]
  const clock = running && {
    ...item(
      'running',
      `${label(running, messages)}  ${hoursText(state, currentHours(running, now))}`
    ),
    enabled: false
  }
  return [
    ...(session.kind === 'expired' ? [item('connect', tray.connectAgain), separator] : []),
    ...(clock ? [clock, item('stop', tray.stop)] : [item('start', tray.startTimer)]),
    ...(idle ? [item('idle', tray.answerIdle)] : []),
    separator,
    ...(recents.length > 0 ? [{ ...item('recents', tray.recent), enabled: false }] : []),
    ...recents.slice(0, 5).map(({ entryKey, work, notes }) => {
      const text = {
        work: label(work, messages),
        notes: shortenEnd(firstLine(notes), NOTES_LENGTH)
      }
      return item(`recent:${entryKey}`, tray.recentItem(text))
    }),
    ...(recents.length > 0 ? [separator] : []),
    ...(running ? [item('start', tray.startTimer)] : []),
    item('popover', tray.openPopover),
    item('timesheet', tray.openTimesheet),
    item('settings', tray.settings),
    separator,
    item('quit', tray.quit)
  ]
}

const separator = { kind: 'separator' } as const

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
