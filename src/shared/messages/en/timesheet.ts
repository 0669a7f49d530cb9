import { plural } from '../plural.ts'
import { changes, entries, LOCALE } from './counts.ts'
import { timesheetTools } from './timesheet-tools.ts'

const quoted = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ')
const cells = (count: number) => plural(LOCALE, count, { one: '# cell', other: '# cells' })

/** The window of weeks, days and entries. */
export const timesheet = {
  title: 'Timesheet',
  week: {
    previous: 'Previous week',
    next: 'Next week',
    today: 'Today',
    newEntry: 'New entry',
    openSettings: 'Settings',
    openInHarvest: 'Open in Harvest',
    more: 'More',
    tools: 'Week tools',
    chooseDate: ({ week }: { week: string }) => `${week}, choose a date`,
    view: 'View',
    views: { grid: 'Week', list: 'List', timeline: 'Day' },
    whose: 'Whose week',
    mine: 'My week',
    ofColleague: ({ name }: { name: string }) =>
      `This is the week of ${name}. What you add, change or delete here is their time.`,
    loading: 'Fetching this week from Harvest…',
    total: 'Week total',
    ofCapacity: ({ capacity }: { capacity: string }) => `of ${capacity}`,
    left: ({ hours }: { hours: string }) => `${hours} left`,
    over: ({ hours }: { hours: string }) => `${hours} over`,
    complete: 'complete',
    waiting: ({ count }: { count: number }) => `${changes(count)} waiting`,
    refused: ({ count }: { count: number }) => `${changes(count)} refused`,
    otherTimeZone: ({ profileZone, computerZone }: { profileZone: string; computerZone: string }) =>
      `Days and times follow your Harvest profile (${profileZone}). This computer is set to ${computerZone}.`
  },
  grid: {
    label: ({ week }: { week: string }) => `Hours of ${week} by project and day`,
    work: 'Project and task',
    total: 'Total',
    empty: 'Nothing tracked in this week',
    emptyHint: 'Add a row and type your hours into it, or begin with the rows of last week.',
    dayButton: ({ day, isToday }: { day: string; isToday: boolean }) =>
      isToday ? `${day}, today` : day,
    cell: ({ work, day, hours }: { work: string; day: string; hours: string }) =>
      `${work}, ${day}: ${hours}`,
    emptyCell: ({ work, day }: { work: string; day: string }) => `${work}, ${day}: nothing`,
    rounded: ({ hours }: { hours: string }) => `${hours} rounded`,
    billableShare: ({ hours, percent }: { hours: string; percent: string }) =>
      `${hours} billable (${percent})`,
    filter: 'Filter rows',
    filterHint: 'Client, project or task',
    nothingFits: ({ text }: { text: string }) => `No row fits “${text}”.`,
    clearFilter: 'Show all rows',
    mostHoursFirst: 'Most hours first',
    hideWeekend: 'Hide weekend',
    addRow: 'Add row',
    addRowHint: 'Choose a project and a task, then type hours.',
    editorLabel: ({ work, day }: { work: string; day: string }) => `Hours of ${work} on ${day}`,
    placed: ({ from, to }: { from: string; to: string }) => `${from} – ${to}`,
    removes: 'removes the entry',
    chooseEntry: 'Several entries have notes. Choose one of them.',
    /** A text that was typed into a cell and not saved, when the grid shows something else. */
    kept: ({ text, day }: { text: string; day: string }) =>
      `“${text}” was not saved. It is still in its cell on ${day}.`,
    blocked: {
      running: 'The timer is running. Stop it to change its hours.',
      invoiced: 'Invoiced: only an administrator can change it.',
      approved: 'Approved: only an administrator can change it.',
      locked: 'Locked: only an administrator can change it.',
      'not-assigned': 'This project or task is archived, or no longer assigned to you.',
      unread: 'Harvest has not shown this week yet.'
    },
    errors: {
      'not-a-duration': 'That is not a number of hours. Try 1:30, 1.5, 90m or +0:15.',
      negative: 'That would be less than zero hours.',
      'too-long': 'That is more than 999 hours.',
      'less-than-others': 'The other entries in this cell hold more than that.',
      'no-room': 'This day has no free time of that length.'
    },
    done: {
      changed: ({ count }: { count: number }) => `${cells(count)} changed.`,
      deleted: ({ count }: { count: number }) => `${entries(count)} deleted.`,
      moved: ({ day }: { day: string }) => `Moved to ${day}.`,
      copied: ({ count }: { count: number }) => `${cells(count)} copied.`,
      kept: ({ count }: { count: number }) => `${entries(count)} stayed: running or locked.`
    },
    refusedPaste: ({ texts }: { texts: readonly string[] }) =>
      `Nothing was pasted. Not a number of hours: ${quoted(texts)}.`,
    tooBigPaste: 'Nothing was pasted: it does not fit into the rest of the grid.',
    unknownWork: ({ names }: { names: readonly string[] }) =>
      `Nothing was pasted. Unknown project or task: ${quoted(names)}.`,
    pasteDeletes: {
      title: ({ count }: { count: number }) => `Delete ${entries(count)}?`,
      text: ({ count, hours }: { count: number; hours: string }) =>
        plural(LOCALE, count, {
          one: `You are pasting 0 over a cell that holds ${hours}. This deletes its entry.`,
          other: `You are pasting 0 over # cells that hold ${hours}. This deletes their entries.`
        }),
      paste: 'Paste and delete'
    },
    blockedPaste: ({ reason }: { reason: string }) => `Nothing was changed. ${reason}`,
    marks: {
      running: 'timer running',
      invoiced: 'invoiced',
      approved: 'approved',
      locked: 'locked',
      refused: 'a change was refused',
      waiting: 'waiting to be sent',
      withoutNotes: 'without notes',
      several: ({ count }: { count: number }) => entries(count)
    }
  },
  day: {
    entries: ({ day }: { day: string }) => `Entries of ${day}`,
    empty: 'Nothing tracked on this day',
    emptyToday: 'Nothing tracked today yet',
    emptyHint: 'Press N to add what you did. Leave the hours empty to start a timer.',
    emptyPastHint: 'Press N to add what you did.',
    shortcuts: 'Keyboard shortcuts',
    keys: {
      newEntry: 'new',
      edit: 'edit',
      startStop: 'start/stop',
      all: 'all keys'
    }
  },
  miscounted:
    'Harvest stores hundredths of an hour and adds them up: three times 0:20 is 3 × 0.33 = 0.99 hours, which reads 0:59.',
  entry: {
    continue: 'Continue',
    continueToday: 'Continue today',
    stop: 'Stop',
    edit: 'Edit',
    delete: 'Delete',
    details: 'Details',
    addNotes: 'Add notes',
    editNotes: 'Edit notes',
    editHours: ({ hours }: { hours: string }) => `${hours}, edit hours`,
    editTimes: ({ hours }: { hours: string }) => `${hours}, edit start and end`,
    runningHours: 'The timer is running. Stop it to change its hours.',
    theirRunningHours:
      'Their timer is running. Its hours can be changed once they have stopped it.',
    times: ({ from, to }: { from: string; to: string }) => `${from} – ${to}`,
    since: ({ from }: { from: string }) => `since ${from}`,
    confirmDelete: ({ hours }: { hours: string }) => `Delete this entry of ${hours}?`,
    confirmDeleteRunning: 'Its timer is running. Delete this entry and its time?',
    keep: 'Keep'
  },
  lock: {
    invoiced: ({ number }: { number: string | null }) =>
      number === null ? 'Invoiced.' : `On invoice ${number}.`,
    approved: 'Approved.',
    locked: 'Locked.',
    said: ({ reason }: { reason: string }) => `Harvest says: “${reason}”.`,
    onlyAdministrators: 'Only an administrator can change it.',
    administratorMay: 'As an administrator you can change all but project, task and date.'
  },
  sync: {
    waiting: 'Waiting to be sent. It is kept on this computer.',
    unknown: 'Sent, but Harvest has not confirmed it yet. Gleaner is checking.',
    refused: 'Harvest refused the last change.',
    asking: 'Waiting for your answer: see the question at the top.'
  },
  form: {
    newHeading: ({ day }: { day: string }) => `New entry on ${day}`,
    editHeading: 'Edit entry',
    work: 'Project and task',
    workPlaceholder: 'Client, project or task',
    date: 'Date',
    notes: 'Notes',
    notesPlaceholder: 'What did you do?',
    hours: 'Hours',
    hoursPlaceholder: '1:30, 1.5 or 90m',
    newHeadingFor: ({ name, day }: { name: string; day: string }) =>
      `New entry for ${name} on ${day}`,
    hoursForOthers: ({ name }: { name: string }) =>
      `Hours are needed: without them the timer of ${name} would start.`,
    timesForOthers: ({ name }: { name: string }) =>
      `Start and end are needed: without them the timer of ${name} would start.`,
    hoursTimerHint: 'Leave empty to start a timer.',
    timesTimerHint: 'Leave both empty to start a timer.',
    start: 'Start',
    end: 'End',
    save: 'Save',
    add: 'Add entry',
    startTimer: 'Start timer',
    understood: ({ hours, other }: { hours: string; other: string }) => `= ${hours} (${other})`,
    understoodChange: ({ change, hours }: { change: string; hours: string }) =>
      `${change} makes ${hours}`,
    understoodTimes: ({ from, to, hours }: { from: string; to: string; hours: string }) =>
      `${from} – ${to} = ${hours}`,
    overMidnight: 'ends after midnight',
    longSpan: {
      question: ({ from, to, hours }: { from: string; to: string; hours: string }) =>
        `From ${from} to ${to} is ${hours}. Save it like this?`,
      change: 'Change the times',
      save: 'Save anyway'
    },
    lockedWork: 'Project, task and date of a locked entry stay as they are.',
    errors: {
      'no-work': 'Choose a project and a task.',
      'no-hours': 'Enter the hours. Only today can have a running timer.',
      'no-times': 'Enter start and end. Only today can have a running timer.',
      'no-hours-for-others': 'Enter the hours. Without them their timer would start.',
      'no-times-for-others': 'Enter start and end. Without them their timer would start.',
      'no-start': 'Enter the start as well.',
      'no-end': 'Enter the end as well.',
      'not-a-time': 'That is not a time of day. Try 9:15am, 2p or 14:30.',
      'not-a-duration': 'That is not a number of hours. Try 1:30, 1.5, 90m or +0:15.',
      negative: 'That would be less than zero hours.',
      'too-long': 'That is more than 999 hours.',
      zero: 'Harvest takes zero hours for a running timer. Enter more than 0:00.',
      'same-times': 'Start and end are the same.',
      'not-a-date': 'Choose a date.'
    }
  },
  ...timesheetTools,
  detail: {
    billable: 'Billable',
    yes: 'Yes',
    no: 'No',
    budgeted: 'Counts towards the budget',
    tracked: 'Tracked hours',
    beforeTimer: 'Before this timer',
    timerStarted: 'Timer started',
    times: 'Time of day',
    rounded: 'Rounded hours',
    billableRate: 'Billable rate',
    costRate: 'Cost rate',
    perHour: ({ rate }: { rate: string }) => `${rate} an hour`,
    invoice: 'Invoice',
    billed: 'Invoiced',
    closed: 'Approved',
    lockedReason: 'Locked because',
    approval: 'Approval',
    approvals: { unsubmitted: 'Not submitted', submitted: 'Submitted', approved: 'Approved' },
    reference: 'Linked item',
    openReference: ({ id, service }: { id: string; service: string }) => `${id} at ${service}`,
    removeReference: 'Remove link',
    created: 'Created',
    updated: 'Changed',
    identity: 'Entry at Harvest',
    notYetAtHarvest: 'Not there yet'
  },
  session: {
    signedOut: 'You are not connected',
    signedOutHint: 'Connect to Harvest or try the demo account to see your week here.',
    expired: 'Harvest no longer accepts your access token',
    expiredHint: 'Connect again. Entries that are not sent yet are kept on this computer.',
    connect: 'Connect…',
    connectAgain: 'Connect again…',
    starting: 'Opening your timesheet…',
    tryAgain: 'Try again'
  }
}
