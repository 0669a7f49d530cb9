import type { Quoted } from '../../foreign-text.ts'
import { changes, minutes } from './counts.ts'

const again = (person: Quoted | null) =>
  person === null ? 'you sign in again' : `${person} signs in again`

/** The settings view. */
export const settings = {
  title: 'Settings',
  back: 'Back to the timesheet',
  failed: 'This setting could not be saved.',
  search: 'Search settings',
  nothingFound: ({ query }: { query: string }) => `No setting mentions “${query}”.`,
  appearance: 'Appearance',
  appearanceHelp: 'How Gleaner looks, and how it writes texts, dates and numbers.',
  theme: { label: 'Theme', system: 'Like the system', light: 'Light', dark: 'Dark' },
  language: {
    label: 'Language',
    system: 'Like the system',
    /** Each language in its own name, so that a user who cannot read the current one finds theirs. */
    en: 'English',
    de: 'Deutsch'
  },
  region: {
    label: 'Dates and numbers',
    help: 'Gleaner writes and reads them like this. Hours, clock and week follow the Harvest account.',
    system: ({ example }: { example: string }) => `Like the system (${example})`
  },
  general: {
    heading: 'In the background',
    help: 'How Gleaner starts, and what it shows while you work on something else.',
    launchAtLogin: 'Start when I log in',
    launchAtLoginHelp: 'It starts in the tray, without a window.',
    loginItem: {
      requested: 'Requested. Your desktop does not report whether it agreed.',
      'needs-approval': 'Your system waits for you to allow this in its settings.',
      unavailable: 'This system or this build of Gleaner cannot start by itself.'
    },
    trayLabel: 'Beside the icon',
    trayLabelHelp: 'What the menu bar shows while a timer runs.',
    trayLabels: {
      none: 'Nothing',
      time: 'Running time',
      'time-and-project': 'Running time and project',
      today: 'Total of today'
    },
    discreet: 'Discreet',
    discreetHelp:
      'No client, project, task or notes in the menu bar, tooltips and notifications, for when you share your screen.',
    externalChanges: 'Tell me about changes made elsewhere',
    externalChangesHelp:
      'A small notice when a timer was started or stopped in the browser or on your phone.'
  },
  data: {
    heading: 'Files and reset',
    help: 'Your settings as a file, diagnostics, and reset.',
    export: 'Export settings…',
    import: 'Import settings…',
    openFolder: 'Open the folder',
    openFolderHelp: 'Entries, settings and logs on this computer are in one folder.',
    filesHelp: 'The file contains no token and nothing that identifies you.',
    exported: 'The settings were saved.',
    imported: 'The settings were imported.',
    diagnostics: 'Show diagnostics…',
    diagnosticsHelp:
      'Information for bug reports, without names, notes, hosts or tokens. Read it before you send it.',
    diagnosticsTitle: 'Diagnostics',
    saveDiagnostics: 'Save as a file…',
    saved: 'The file was saved.',
    resets: 'Start over',
    reset: {
      settings: {
        name: 'Reset settings…',
        question: 'Reset all settings?',
        deletes:
          'Hotkeys, appearance, favourites, rules and every other setting return to their defaults. You stay connected, and entries stay.',
        confirm: 'Reset settings'
      },
      account: {
        name: 'Forget this account…',
        question: 'Forget this account on this computer?',
        deletes:
          'Deletes the access token and the entries kept on this computer. Entries at Harvest stay. Settings stay.',
        confirm: 'Forget account'
      },
      everything: {
        name: 'Reset everything…',
        question: 'Reset everything?',
        deletes:
          'Deletes the access token, the entries kept on this computer, the demo account and all settings. Entries at Harvest stay.',
        confirm: 'Delete and reset'
      },
      pending: ({ count }: { count: number }) =>
        count === 1
          ? 'One change that has not reached Harvest yet would be lost.'
          : `${count} changes that have not reached Harvest yet would be lost.`
    }
  },
  idle: {
    heading: 'Time away',
    enabled: 'Ask when I come back to a running timer',
    enabledHelp:
      'When you use neither keyboard nor mouse for longer than this, Gleaner asks what to do with the time. It never answers for you.',
    threshold: 'Ask after',
    minutes: ({ count }: { count: number }) => minutes(count),
    fewer: 'One minute less',
    more: 'One minute more',
    onSleep: 'The computer was asleep',
    onLock: 'The screen was locked',
    onShutdown: 'The computer was off',
    onQuit: 'I quit while a timer runs',
    choices: { ask: 'Ask', keep: 'Keep the time', stop: 'Stop the timer there' },
    choicesHelp: 'Absences shorter than the time above never count, whatever you choose here.',
    quitChoices: { ask: 'Ask', keep: 'Keep it running', stop: 'Stop it' },
    rules: 'Answers given without asking',
    noRules: 'None. “Answer like this from now on” in the question makes one.',
    ruleFor: ({ conditions }: { conditions: string }) => `when ${conditions}`,
    ruleWork: ({ work }: { work: string }) => `on ${work}`,
    ruleMinutes: ({ least, most }: { least: number; most: number }) =>
      `away ${minutes(least)} to ${minutes(most)}`,
    ruleTime: ({ from, to }: { from: string; to: string }) => `from ${from} to ${to}`,
    removeRule: 'Remove',
    source: {
      system: 'The system reports when you are active.',
      mutter: 'GNOME reports when you are active.',
      'ext-idle-notify': 'The compositor reports when you are active.',
      swayidle: 'swayidle reports when you are active.',
      unavailable:
        'Your desktop does not report when you are away. Gleaner still notices sleep and a locked screen.'
    },
    outOfRange: ({ least, most }: { least: number; most: number }) =>
      `Choose ${least} to ${most} minutes.`
  },
  reminders: {
    heading: 'Reminders',
    help: 'Reminds you once of what you probably forgot. Quiet outside your work days, and while the screen is locked.',
    workDays: 'Work days',
    workHours: 'Work hours',
    workHoursEnd: { from: 'Work begins at', to: 'Work ends at' },
    wrongHours: 'Enter two times of one day, the earlier one first.',
    presenting: {
      label: 'I am presenting',
      help: 'No reminder opens until you switch this off.'
    },
    noTimer: {
      label: 'No timer is running',
      help: 'While you work in your work hours. You can start from when you began.',
      number: 'Remind after'
    },
    endOfDay: {
      label: 'The timer runs after work',
      help: 'You can stop it at your last input, whenever you answer.',
      number: 'Remind after'
    },
    longRun: {
      label: 'The timer runs for very long',
      help: 'A timer that nobody stops for this long was probably forgotten.',
      number: 'Remind after'
    },
    target: {
      label: 'The daily target is reached',
      help: 'Counts all hours of today, including the running timer.',
      number: 'Target'
    },
    weekIncomplete: {
      label: 'The week is not complete',
      help: 'On your last work day, when you are short of your weekly capacity.',
      number: 'Before work ends'
    },
    midnight: {
      label: 'The timer ran across midnight',
      help: 'It can be split, so that each day gets its share.'
    },
    snooze: '“Later” means',
    units: { minutes: 'minutes', hours: 'hours' },
    fewer: ({ label }: { label: string }) => `${label}: less`,
    more: ({ label }: { label: string }) => `${label}: more`,
    outOfRange: ({ least, most }: { least: string; most: string }) => `Choose ${least} to ${most}.`
  },
  hotkeys: {
    heading: 'Global hotkeys',
    help: 'They work in every program while Gleaner is in the tray.',
    letterKeys: 'Single keys in Gleaner’s windows',
    letterKeysHelp:
      'Keys such as N, S or ? act without Ctrl or Command. Turn this off if you dictate, or if keys are pressed by accident.',
    showPopover: 'Show Gleaner',
    toggleTimer: 'Start or stop the timer',
    newEntry: 'New entry',
    openTimesheet: 'Open the timesheet',
    openPalette: 'Open quick entry',
    active: 'Active',
    requested: 'Requested. Your desktop does not report whether it accepted the hotkey.',
    refused: 'Refused by the system. Another program probably uses it.',
    off: 'Off',
    none: 'None',
    change: 'Change',
    changeFor: ({ action }: { action: string }) => `Change the hotkey for “${action}”`,
    record: 'Press the keys…',
    recordHelp: 'Hold Ctrl, Alt or Command and press a key. Esc keeps the old one.',
    typesCharacter: ({ character }: { character: string }) =>
      character === ''
        ? 'On this keyboard these keys type an accent. Choose other keys.'
        : `On this keyboard these keys type “${character}”. Choose other keys.`,
    unknownKey: 'This key cannot be part of a hotkey. Choose another key.',
    clear: 'Remove',
    clearFor: ({ action }: { action: string }) => `Remove the hotkey for “${action}”`,
    taken: ({ action }: { action: string }) => `“${action}” has these keys already.`,
    refusedKeys: {
      gleaner: ({ keys, action }: { keys: string; action: string }) =>
        `${keys} was not taken: “${action}” has it already. The previous keys stay.`,
      system: ({ keys }: { keys: string }) =>
        `${keys} was refused by the system: another program probably uses it. The previous keys stay.`,
      desktop: ({ keys }: { keys: string }) =>
        `${keys} is not available on this desktop. The previous keys stay.`
    }
  },
  account: {
    heading: 'Accounts',
    unnamed: 'Harvest account',
    current: 'Open now',
    switch: 'Switch',
    switchTo: ({ account }: { account: string }) => `Switch to ${account}`,
    open: 'Open',
    openAccount: ({ account }: { account: string }) => `Open ${account}`,
    reachable: 'Your access token opens this account too.',
    add: 'Add account…',
    addHelp:
      'Each account has its own entries and its own pending changes. One is open at a time; switching keeps the others signed in.',
    waiting: ({ count }: { count: number }) => `${changes(count)} waiting to be sent`,
    roles: { administrator: 'Administrator', manager: 'Manager', member: 'Member' },
    timeZone: ({ zone }: { zone: string }) => `Days and times in ${zone}`,
    demo: 'Demo account',
    demoHelp:
      'A made-up Harvest account on this computer: nothing you do here leaves it. Add your own beside it.',
    expired: 'Harvest no longer accepts the access token.',
    expiredElsewhere: 'Switch to this account to connect again.',
    connect: 'Connect…',
    signOut: 'Sign out',
    signOutOf: ({ account }: { account: string }) => `Sign out of ${account}`,
    signOutHelp: 'The token is deleted from this computer. Entries at Harvest stay.',
    /** `person` is null if the name of the user is unknown. */
    signOutPending: ({ count, person }: { count: number; person: Quoted | null }) =>
      count === 1
        ? `One change has not reached Harvest. It is kept on this computer until ${again(person)}.`
        : `${count} changes have not reached Harvest. They are kept on this computer until ${again(person)}.`,
    confirmSignOut: ({ account }: { account: Quoted }) => `Sign out of ${account}?`,
    stay: 'Stay signed in'
  },
  accountFormats: {
    heading: 'Account settings',
    help: 'Harvest does not share the settings of this account with Gleaner. Choose here what they are in Harvest.',
    timerMode: 'Time is tracked as',
    timerModes: {
      entries: 'As the entries show',
      duration: 'Hours',
      timestamps: 'Start and end times'
    },
    timeFormat: 'Hours are shown as',
    clock: 'Times are shown as',
    weekStart: 'The week begins on',
    weekdays: { Monday: 'Monday', Sunday: 'Sunday', Saturday: 'Saturday' }
  },
  about: {
    heading: 'About',
    version: ({ version }: { version: string }) => `Gleaner ${version}`,
    /** The parts that Gleaner runs on, by the names of `readVersions`. */
    parts: {
      electron: 'Electron',
      chrome: 'Chromium',
      node: 'Node.js',
      system: 'System',
      desktop: 'Desktop'
    },
    license: 'Free software under the MIT licence.',
    notices: 'Third-party notices…',
    noticesTitle: 'Third-party notices',
    noticesHelp: 'Third-party software in Gleaner, with the licence of each.',
    noTray: 'This desktop shows no tray icons, so Gleaner works as a normal window.'
  }
}
