import { changes } from './counts.ts'

/** The window under the tray icon. */
export const popover = {
  title: 'Gleaner',
  noTimer: 'No timer running',
  startHint: 'What are you working on?',
  searchPlaceholder: 'Client, project or task',
  notesPlaceholder: 'What are you doing?',
  nothingFound: ({ query }: { query: string }) => `Nothing matches “${query}”`,
  noAssignments:
    'You are not assigned to any project yet. Ask an administrator of your Harvest account.',
  todayHeading: 'Today',
  todayEmpty: 'Nothing tracked today. Start a timer and it shows up here.',
  recentHeading: 'Recent',
  favourites: {
    heading: 'Favourites',
    start: ({ name }: { name: string }) => `Start ${name}`,
    addNamed: ({ name }: { name: string }) => `Add ${name} to the favourites`,
    remove: 'Remove from the favourites',
    removeNamed: ({ name }: { name: string }) => `Remove ${name} from the favourites`,
    help: 'Alt with an arrow key moves it, Delete removes it.',
    moved: ({ place, count }: { place: number; count: number }) => `Place ${place} of ${count}`,
    removed: ({ name }: { name: string }) => `${name} is no longer a favourite`
  },
  continueToday: ({ work }: { work: string }) => `Continue ${work} today`,
  todayTotal: ({ hours }: { hours: string }) => `Today ${hours}`,
  weekTotal: ({ hours, capacity }: { hours: string; capacity: string }) =>
    `Week ${hours} of ${capacity}`,
  openTimesheet: 'Open timesheet',
  /** Read by screen readers in place of the figures. */
  elapsed: ({ elapsed }: { elapsed: string }) => `Running for ${elapsed}`,
  newEntry: 'New entry',
  switchPlaceholder: 'Switch to another project or task',
  chooseWork: 'Choose a project and task first.',
  dragOut: 'Drag it out for a small timer above all windows',
  addNotes: 'Add notes',
  continueLast: 'Continue',
  continueEntry: ({ work }: { work: string }) => `Continue ${work}`,
  stopEntry: ({ work }: { work: string }) => `Stop ${work}`,
  /** One word beside an entry; `sync.mark` has the sentences. */
  refusedStop: {
    title: 'Harvest did not stop the timer',
    text: 'It still runs there.',
    retry: 'Stop again',
    keep: 'Let it run'
  },
  mark: { waiting: 'Waiting', unknown: 'Checking', refused: 'Refused' },
  weekOver: ({ hours }: { hours: string }) => `${hours} over`,
  weekTotalOnly: ({ hours }: { hours: string }) => `Week ${hours}`,
  totals: 'Totals',
  /** The start of the running timer. */
  start: {
    since: ({ time }: { time: string }) => `since ${time}`,
    change: 'change the start',
    label: 'When did it start?',
    notAStart: 'Try 9:15 or 20m ago, not later than now.'
  },
  settings: 'Settings',
  starting: 'Loading your entries…',
  accounts: {
    label: 'Accounts',
    open: ({ account, person }: { account: string; person: string }) =>
      `Account: ${person === '' ? account : `${account} (${person})`}. Switch…`,
    choice: ({
      account,
      person,
      waiting,
      isCurrent,
      needsToken
    }: {
      account: string
      person: string
      waiting: number
      isCurrent: boolean
      needsToken: boolean
    }) =>
      [
        person === '' ? account : `${account} (${person})`,
        ...(isCurrent ? ['open now'] : []),
        ...(needsToken ? ['needs a new access token'] : []),
        ...(waiting > 0 ? [`${changes(waiting)} waiting`] : [])
      ].join(', '),
    /** The rows about accounts that are not open. */
    others: 'Other accounts',
    runs: ({ account }: { account: string }) => `Timer running in ${account}`,
    stop: 'Stop',
    stopIn: ({ account }: { account: string }) => `Stop the timer in ${account}`,
    needsPerson: ({ account }: { account: string }) => `${account} needs your attention`,
    switch: 'Switch',
    switchTo: ({ account }: { account: string }) => `Switch to ${account}`
  },
  signedOut: {
    title: 'Not connected',
    hint: 'Connect your Harvest account, or look around with the demo account.',
    action: 'Connect'
  },
  chooseAccount: {
    title: 'One more step',
    hint: 'Your token opens several accounts. Choose the one to track time in.',
    action: 'Choose account'
  },
  expired: {
    text: 'Harvest no longer accepts your access token. What you enter is kept on this computer and sent once you are connected again.',
    action: 'Connect again'
  },
  hotkeyRefused: ({ hotkey, action }: { hotkey: string; action: string }) =>
    `${hotkey} for “${action}” is taken by another program.`,
  chooseHotkey: 'Choose another'
}
