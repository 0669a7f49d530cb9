/** The window of weeks, days and entries. */
export const timesheet = {
  title: 'Timesheet',
  previousWeek: 'Previous week',
  nextWeek: 'Next week',
  thisWeek: 'This week',
  newEntry: 'New entry',
  editEntry: 'Edit entry',
  dayTotal: ({ day, hours }: { day: string; hours: string }) => `${day}: ${hours}`,
  weekTotal: 'Week total',
  ofCapacity: ({ hours, capacity }: { hours: string; capacity: string }) =>
    `${hours} of ${capacity}`,
  emptyDay: 'Nothing tracked',
  emptyWeek: 'Nothing tracked in this week. Press N to add an entry.',
  loadingWeek: 'Fetching this week from Harvest…',
  deleted: ({ work }: { work: string }) => `Deleted ${work}`,
  locked: ({ reason }: { reason: string | null }) =>
    reason === null ? 'Locked: it can be changed in Harvest only.' : `Locked: ${reason}`,
  closed: 'Closed: it was approved.',
  invoiced: ({ number }: { number: string }) => `On invoice ${number}`,
  runningCannotChange: 'Stop the timer to change its hours.',
  otherTimeZone: ({ profileZone, computerZone }: { profileZone: string; computerZone: string }) =>
    `Days and times follow your Harvest profile (${profileZone}). This computer is set to ${computerZone}.`
}
