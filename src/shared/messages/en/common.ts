import { quote, type Quoted } from '../../foreign-text.ts'
import { listOf } from '../plural.ts'
import { LOCALE } from './counts.ts'

/** Words that more than one window uses. */
export const common = {
  appName: 'Gleaner',
  start: 'Start',
  stop: 'Stop',
  cancel: 'Cancel',
  delete: 'Delete',
  undo: 'Undo',
  close: 'Close',
  retry: 'Retry',
  discard: 'Discard',
  dismiss: 'Dismiss',
  on: 'On',
  off: 'Off',
  loading: 'Loading…',
  notes: 'Notes',
  noNotes: 'No notes',
  today: 'Today',
  billable: 'Billable',
  running: 'Running',
  demoAccount: 'Demo account',
  /** Labels of keys that differ between languages. */
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
  list: ({ items }: { items: readonly string[] }) => listOf(LOCALE, items),
  /** Foreign text in a question. */
  quoted: ({ text }: { text: string }): Quoted => quote(text, ['“', '”']),
  /** The project and the task in one line. */
  work: ({ project, task }: { project: string; task: string }) => `${project} · ${task}`,
  openLink: {
    message: ({ host }: { host: Quoted }) => `Open a page at ${host}?`,
    detail: ({ url }: { url: Quoted }) =>
      `This link goes to a site outside Harvest:\n${url}\n\nOpen it only if you trust its source.`,
    open: 'Open',
    always: ({ host }: { host: Quoted }) => `Always open links to ${host}`
  }
}
