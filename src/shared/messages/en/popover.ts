/** The window under the tray icon. */
export const popover = {
  title: 'Gleaner',
  noTimer: 'No timer running',
  startHint: 'What are you working on?',
  startTimer: 'Start timer',
  stopTimer: 'Stop timer',
  searchPlaceholder: 'Client, project or task',
  notesPlaceholder: 'What are you doing?',
  nothingFound: ({ query }: { query: string }) => `Nothing matches “${query}”`,
  noAssignments:
    'You are not assigned to any project yet. Ask an administrator of your Harvest account.',
  todayHeading: 'Today',
  todayEmpty: 'Nothing tracked today. Start a timer and it shows up here.',
  recentHeading: 'Recent',
  todayTotal: ({ hours }: { hours: string }) => `Today ${hours}`,
  weekTotal: ({ hours, capacity }: { hours: string; capacity: string }) =>
    `Week ${hours} of ${capacity}`,
  restartEntry: ({ work }: { work: string }) => `Restart ${work}`,
  openTimesheet: 'Open timesheet'
}
