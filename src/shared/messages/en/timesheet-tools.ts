import { plural } from '../plural.ts'
import { entries, LOCALE } from './counts.ts'

const rowCount = (count: number) => plural(LOCALE, count, { one: '# row', other: '# rows' })
const findings = (count: number) =>
  plural(LOCALE, count, { one: '# thing to look at', other: '# things to look at' })

/** Tools for a week besides its grid. */
export const timesheetTools = {
  timeline: {
    label: ({ day }: { day: string }) => `Timeline of ${day}`,
    keys: 'Alt+arrows move, Alt+Shift+arrows change the end, X splits.',
    wouldOverlap: ({ work, from, to }: { work: string; from: string; to: string }) =>
      `${from} – ${to} overlaps with ${work}.`,
    overlapAnyway: 'Overlap anyway',
    putBack: 'Put back',
    empty: 'Drag over free time to add an entry, or press N.'
  },
  keys: {
    title: 'Timesheet shortcuts',
    lettersOff: 'Single keys such as N and S are turned off in the settings.',
    groups: {
      grid: 'In the grid',
      entries: 'Entries of the day',
      week: 'Anywhere in the week',
      timeline: 'On the timeline'
    },
    does: {
      moveCell: 'go to another cell',
      extend: 'select several cells',
      type: 'type hours over a cell',
      relative: 'add to or subtract from a cell',
      editCell: 'edit a cell',
      commit: 'save and move on',
      restore: 'cancel the edit',
      fill: 'fill to the right',
      clear: 'clear the selected cells',
      copy: 'copy, paste',
      open: 'go to the entries of a cell',
      moveEntry: 'go to another entry',
      editEntry: 'edit the entry',
      deleteEntry: 'delete the entry',
      carry: 'move it to another day or row',
      startStop: 'start or stop the timer',
      newEntry: 'new entry',
      week: 'previous or next week',
      today: 'today',
      views: 'week or list view',
      filter: 'filter rows',
      review: 'review the week',
      find: 'find in all entries',
      undo: 'undo',
      settings: 'settings',
      timeline: 'show the day',
      moveBlock: 'move a block',
      stretchBlock: 'change its end',
      splitBlock: 'split it'
    }
  },
  list: {
    label: 'Entries of the week by day'
  },
  copy: {
    open: 'Copy last week…',
    title: 'Copy last week',
    from: ({ week }: { week: string }) => `From ${week}.`,
    rows: 'Rows to copy',
    all: 'All rows',
    archived: 'archived or no longer assigned: left out',
    what: 'What to copy',
    rowsOnly: 'Rows only',
    withHours: 'Rows and hours',
    withNotes: 'Notes as well',
    preview: ({ rows, added, hours }: { rows: number; added: number; hours: string }) =>
      added === 0
        ? `Adds ${rowCount(rows)}.`
        : `Adds ${rowCount(rows)} with ${entries(added)}, ${hours}.`,
    taken: ({ count }: { count: number }) =>
      `${entries(count)} left out: that day or time has hours already.`,
    nothing: 'Nothing was tracked in the week before.',
    loading: 'Fetching the week before…',
    copy: 'Copy',
    done: ({ rows, added }: { rows: number; added: number }) =>
      added === 0 ? `${rowCount(rows)} added.` : `${entries(added)} added.`
  },
  review: {
    open: 'Review',
    title: 'Is this week ready?',
    ready: 'All good. This week is ready to submit.',
    settled: 'Nothing to do: what is here is locked.',
    count: ({ count }: { count: number }) => findings(count),
    submit: 'Open in Harvest to submit',
    kinds: {
      running: 'The timer is still running',
      'under-target': ({ hours }: { hours: string }) => `${hours} under target`,
      'without-notes': ({ hours }: { hours: string }) => `${hours} without notes`,
      'very-long': ({ hours }: { hours: string }) => `One entry of ${hours}`,
      weekend: ({ hours }: { hours: string }) => `${hours} at the weekend`,
      gap: ({ from, to }: { from: string; to: string }) => `Gap from ${from} to ${to}`,
      locked: {
        invoiced: 'Invoiced: it stays as it is',
        approved: 'Approved: it stays as it is',
        locked: 'Locked: it stays as it is'
      }
    }
  },
  month: {
    label: ({ month }: { month: string }) => `Days of ${month}`,
    previous: 'Previous month',
    next: 'Next month',
    total: 'Month total',
    week: 'Week',
    day: ({ day, hours }: { day: string; hours: string }) => `${day}, ${hours}`,
    open: ({ field }: { field: string }) => `${field}: open the calendar`,
    notADate: ({ example }: { example: string }) => `Not a date. Write it like ${example}.`,
    partial: 'Some weeks are still being fetched.'
  },
  export: {
    open: 'Export…',
    title: 'Export this week',
    from: ({ week, count }: { week: string; count: number }) => `${entries(count)} of ${week}.`,
    format: 'File',
    formats: { xlsx: 'Excel workbook (.xlsx)', csv: 'CSV (.csv)' },
    formatsHelp: {
      xlsx: 'Opens as it is in Excel, LibreOffice, Numbers and Google Sheets.',
      csv: 'For other programs.'
    },
    separator: 'Separator',
    separators: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab' },
    usual: 'Usual in your region',
    export: 'Export',
    sheet: 'Time entries',
    tsv: 'Copy as a table',
    copied: 'The week is in the clipboard.',
    file: ({ first, last }: { first: string; last: string }) => `gleaner-${first}-${last}`,
    columns: {
      date: 'Date',
      client: 'Client',
      project: 'Project',
      code: 'Project code',
      task: 'Task',
      notes: 'Notes',
      hours: 'Hours',
      rounded: 'Rounded hours',
      billable: 'Billable',
      start: 'Start',
      end: 'End',
      link: 'Link',
      yes: 'Yes',
      no: 'No'
    }
  },
  reference: {
    attach: 'Link an issue',
    field: 'Issue address',
    hint: 'GitHub, GitLab, Jira, Linear, Trello, Asana or Basecamp',
    unknown: 'That is not the address of an issue that Gleaner knows.'
  },
  picture: {
    show: 'Show as a picture',
    hide: 'Hide the picture',
    title: 'Hours by project and day',
    table: 'The numbers',
    target: ({ hours }: { hours: string }) => `Target ${hours} a day`,
    balance: 'Balance',
    others: ({ count }: { count: number }) =>
      plural(LOCALE, count, { one: '# other project', other: '# other projects' })
  }
}
