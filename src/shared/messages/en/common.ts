import { listOf } from '../plural.ts'
import { entries, LOCALE, minutes } from './counts.ts'

/** Words that more than one window uses. */
export const common = {
  appName: 'Gleaner',
  start: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  save: 'Save',
  cancel: 'Cancel',
  delete: 'Delete',
  edit: 'Edit',
  undo: 'Undo',
  close: 'Close',
  retry: 'Retry',
  discard: 'Discard',
  dismiss: 'Dismiss',
  quit: 'Quit',
  on: 'On',
  off: 'Off',
  loading: 'Loading…',
  client: 'Client',
  project: 'Project',
  task: 'Task',
  notes: 'Notes',
  hours: 'Hours',
  startTime: 'Start',
  endTime: 'End',
  noNotes: 'No notes',
  today: 'Today',
  yesterday: 'Yesterday',
  tomorrow: 'Tomorrow',
  billable: 'Billable',
  notBillable: 'Not billable',
  running: 'Running',
  demoAccount: 'Demo account',
  /** What stands on keys, for those that are not the same everywhere. */
  keyNames: {
    Control: 'Ctrl',
    Shift: 'Shift',
    Enter: 'Enter',
    Delete: 'Del',
    Space: 'Space',
    Insert: 'Insert',
    Home: 'Home',
    End: 'End',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Up: 'Up',
    Down: 'Down',
    Left: 'Left',
    Right: 'Right'
  },
  minutes: ({ count }: { count: number }) => minutes(count),
  entries: ({ count }: { count: number }) => entries(count),
  list: ({ items }: { items: readonly string[] }) => listOf(LOCALE, items),
  /** What time is booked to, in one line. */
  work: ({ project, task }: { project: string; task: string }) => `${project} · ${task}`,
  projectWithCode: ({ project, code }: { project: string; code: string | null }) =>
    code === null || code === '' ? project : `[${code}] ${project}`,
  notADuration: 'That is not a number of hours. Try 1:30, 1.5, 90m or +0:15.',
  negativeDuration: 'That would be less than zero hours.',
  tooLongDuration: 'That is more than 999 hours.',
  notAClockTime: 'That is not a time of day. Try 9:15am, 2p or 14:30.',
  openLink: {
    message: ({ host }: { host: string }) => `Open a page at ${host}?`,
    detail: ({ url }: { url: string }) =>
      `The link leads out of Harvest:\n${url}\n\nOpen it only if you know where it comes from.`,
    open: 'Open',
    always: ({ host }: { host: string }) => `Always open links to ${host}`
  }
}
