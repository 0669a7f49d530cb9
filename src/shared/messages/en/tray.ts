import { changes } from './counts.ts'

/** The icon's tooltip and menu, and the application menu. */
export const tray = {
  startTimer: 'Start timer…',
  stop: 'Stop',
  stopWork: ({ work }: { work: string }) => `Stop ${work}`,
  openPopover: 'Open Gleaner',
  openTimesheet: 'Open timesheet',
  recent: 'Recent',
  recentItem: ({ work, notes }: { work: string; notes: string }) =>
    notes === '' ? work : `${work} – ${notes}`,
  settings: 'Settings…',
  connect: 'Connect to Harvest…',
  connectAgain: 'Connect again…',
  answerIdle: 'Answer about your absence…',
  quit: 'Quit Gleaner',
  today: ({ hours }: { hours: string }) => `Today ${hours}`,
  toolTip: {
    running: ({ project, elapsed, today }: { project: string; elapsed: string; today: string }) =>
      `${project} · ${elapsed} · today ${today}`,
    idle: ({ today }: { today: string }) => `No timer running · today ${today}`,
    signedOut: 'Gleaner · not connected',
    expired: 'Gleaner · connect to Harvest again',
    starting: 'Gleaner · starting…',
    /** Added to what the tooltip says otherwise. */
    with: ({ status, remark }: { status: string; remark: string }) => `${status} · ${remark}`
  },
  remark: {
    offline: 'offline',
    offlineWithChanges: ({ count }: { count: number }) => `offline, ${changes(count)} waiting`,
    attention: 'needs your attention',
    demo: 'demo account'
  }
}
