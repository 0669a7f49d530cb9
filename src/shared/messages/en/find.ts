import { entries } from './counts.ts'

/** Finding entries in all of history. */
export const find = {
  title: 'Find',
  open: 'Find entries',
  back: 'Back to the week',
  field: 'Find in all entries',
  placeholder: 'Words of notes, client, project, task or linked item',
  filters: 'Narrow down',
  project: 'Project',
  anyProject: 'Any project',
  task: 'Task',
  anyTask: 'Any task',
  client: 'Client',
  anyClient: 'Any client',
  billed: 'Invoiced',
  billedChoices: { any: 'Any', yes: 'Yes', no: 'No' },
  running: 'Running only',
  from: 'From',
  to: 'To',
  reference: 'Linked item',
  clear: 'Clear all',
  results: 'Entries found',
  count: ({ count, hasMore }: { count: number; hasMore: boolean }) =>
    hasMore ? `The latest ${entries(count)}; narrow it down to see others` : entries(count),
  asking: 'Asking Harvest for older entries…',
  everything: 'All entries were searched',
  onlyHere: 'Only entries on this computer were searched',
  start: 'Find any entry',
  startHint: 'Type a few letters of what it was about, or narrow down by project, date and more.',
  none: 'Nothing found',
  noneHint: 'Try fewer words or a longer time.',
  keys: '↓ to the entries, Enter opens the day, Esc goes back',
  openDay: ({ day }: { day: string }) => `Open ${day}`,
  withoutNotes: 'No notes'
}
