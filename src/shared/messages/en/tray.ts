import type { Quoted } from '../../foreign-text.ts'
import { changes } from './counts.ts'

/** The icon's tooltip and menu, and the application menu. */
export const tray = {
  startTimer: 'Start timer…',
  stop: 'Stop',
  openPopover: 'Open Gleaner',
  openTimesheet: 'Open timesheet',
  recent: 'Recent',
  favourites: 'Favourites',
  recentItem: ({ work, notes }: { work: string; notes: string }) =>
    notes === '' ? work : `${work} – ${notes}`,
  settings: 'Settings…',
  connect: 'Connect to Harvest…',
  connectAgain: 'Connect again…',
  answerIdle: 'Answer about your absence…',
  /** Open reminders. A click opens the window in which the user can answer. */
  reminder: {
    'no-timer': 'No timer is running…',
    'end-of-day': 'The timer is still running…',
    'long-run': 'The timer has run for very long…',
    'across-midnight': 'The timer ran across midnight…',
    'target-reached': 'Daily target reached',
    'week-incomplete': 'The week is not complete…'
  },
  quit: 'Quit Gleaner',
  /** The first row while a timer runs. */
  runningItem: ({ work, elapsed }: { work: string; elapsed: string }) => `${work}  ${elapsed}`,
  /** A timer of an account that is not open; `work` ends with the elapsed time. */
  runningIn: ({ account, work }: { account: string; work: string }) => `${account}: ${work}`,
  stopIn: ({ account }: { account: string }) => `Stop in ${account}`,
  attentionIn: ({ account }: { account: string }) => `${account} needs your attention…`,
  /** Instead of a name, in discreet mode. */
  discreetWork: 'Timer running',
  /** Shown beside the icon, on macOS, while a command waits for Harvest. */
  asking: '…',
  /** Beside the icon, on macOS. */
  title: ({ elapsed, project }: { elapsed: string; project: string }) => `${elapsed} ${project}`,
  /** Shown by the system when it asks. */
  loginItemReason: 'To start Gleaner when you log in.',
  files: {
    exportSettings: 'Save the settings to a file',
    importSettings: 'Import the settings from a file',
    diagnostics: 'Save the diagnostics to a file'
  },
  link: {
    start: ({ work }: { work: Quoted }) => `Start a timer for ${work}?`,
    startHidden: 'Start the timer that a link asks for?',
    stop: ({ work }: { work: Quoted }) => `Stop ${work}?`,
    stopHidden: 'Stop the running timer?',
    detail: 'A link on a page or in another program asks for this.',
    notes: ({ notes }: { notes: Quoted }) => `Notes: ${notes}`,
    stops: ({ work }: { work: Quoted }) => `The timer for ${work} stops.`,
    stopsHidden: 'The running timer stops.',
    hidden: 'Names are hidden because discreet mode is on.',
    startButton: 'Start',
    stopButton: 'Stop',
    ok: 'OK',
    refused: {
      unreadable: 'Gleaner does not understand this link',
      unreadableDetail: 'Nothing was changed.',
      noWork: 'You cannot track time to what this link asks for',
      noWorkDetail: ({ project, task }: { project: Quoted; task: Quoted | null }) =>
        `Project: ${project}\nTask: ${task ?? 'not said'}\n\nNothing was changed.`,
      noEntry: 'This entry is not on this computer',
      noEntryDetail: 'It may belong to another account, or be older than what Gleaner has read.'
    }
  },
  toolTip: {
    running: ({ project, elapsed, today }: { project: string; elapsed: string; today: string }) =>
      `${project} · ${elapsed} · today ${today}`,
    idle: ({ today }: { today: string }) => `No timer running · today ${today}`,
    signedOut: 'Gleaner · not connected',
    expired: 'Gleaner · connect to Harvest again',
    starting: 'Gleaner · starting…',
    /** Adds a remark to the tooltip. */
    with: ({ status, remark }: { status: string; remark: string }) => `${status} · ${remark}`
  },
  remark: {
    offline: 'offline',
    offlineWithChanges: ({ count }: { count: number }) => `offline, ${changes(count)} waiting`,
    refusedStop: 'Harvest did not stop it',
    diskFull: 'the disk is full',
    attention: 'needs your attention',
    /** Shown while a command waits for the current state of Harvest. */
    asking: 'asking Harvest…',
    attentionIn: ({ account }: { account: string }) => `${account} needs your attention`,
    runsIn: ({ account }: { account: string }) => `a timer runs in ${account}`
  }
}
