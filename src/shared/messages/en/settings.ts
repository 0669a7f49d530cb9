import { minutes } from './counts.ts'

/** The settings view. */
export const settings = {
  title: 'Settings',
  back: 'Back to the timesheet',
  failed: 'This setting could not be kept.',
  appearance: 'Appearance',
  theme: { label: 'Theme', system: 'Like the system', light: 'Light', dark: 'Dark' },
  idle: {
    heading: 'Time away',
    enabled: 'Ask when I come back to a running timer',
    enabledHelp:
      'When keyboard and mouse rest longer than this, Gleaner asks what to do with the time. It never answers for you.',
    threshold: 'Ask after',
    minutes: ({ count }: { count: number }) => minutes(count),
    fewer: 'One minute less',
    more: 'One minute more',
    onSleep: 'The computer slept',
    onLock: 'The screen was locked',
    onShutdown: 'The computer was off',
    onQuit: 'I quit while a timer runs',
    choices: { ask: 'Ask', keep: 'Keep the time', stop: 'Stop the timer there' },
    choicesHelp: 'Absences shorter than the time above never count, whatever is chosen here.',
    quitChoices: { ask: 'Ask', keep: 'Keep it running', stop: 'Stop it' },
    rules: 'Answers given without asking',
    noRules: 'None. “Answer like this from now on” in the question makes one.',
    ruleFor: ({ conditions }: { conditions: string }) => `when ${conditions}`,
    ruleWork: ({ work }: { work: string }) => `on ${work}`,
    ruleMinutes: ({ least, most }: { least: number; most: number }) =>
      `away ${least} to ${most} minutes`,
    ruleTime: ({ from, to }: { from: string; to: string }) => `from ${from} to ${to}`,
    removeRule: 'Remove',
    source: {
      system: 'Inputs are told by the system.',
      mutter: 'Inputs are told by GNOME.',
      'ext-idle-notify': 'Inputs are told by the compositor.',
      swayidle: 'Inputs are told by swayidle.',
      unavailable:
        'Your desktop does not tell apps when you are away. Sleep and a locked screen are still noticed.'
    },
    outOfRange: ({ least, most }: { least: number; most: number }) =>
      `Choose ${least} to ${most} minutes.`
  },
  hotkeys: {
    heading: 'Global hotkeys',
    help: 'They work in every program while Gleaner is in the tray.',
    showPopover: 'Show Gleaner',
    toggleTimer: 'Start or stop the timer',
    newEntry: 'New entry',
    openTimesheet: 'Open the timesheet',
    openPalette: 'Open the palette',
    active: 'Active',
    requested: 'Requested. Your desktop does not say whether it took it.',
    refused: 'Refused by the system. Another program probably uses it.',
    off: 'Off',
    none: 'None',
    change: 'Change',
    changeFor: ({ action }: { action: string }) => `Change the hotkey for “${action}”`,
    record: 'Press the keys…',
    recordHelp: 'Hold Ctrl, Alt or Command and press a key. Esc keeps the old one.',
    clear: 'Remove',
    clearFor: ({ action }: { action: string }) => `Remove the hotkey for “${action}”`,
    taken: ({ action }: { action: string }) => `“${action}” has these keys already.`
  },
  account: {
    heading: 'Account',
    person: ({ first, last }: { first: string; last: string }) => `${first} ${last}`,
    roles: { administrator: 'Administrator', manager: 'Manager', member: 'Member' },
    timeZone: ({ zone }: { zone: string }) => `Days and times in ${zone}`,
    demo: 'Demo account',
    demoHelp:
      'A made-up Harvest account on this computer: nothing you do here leaves it. Sign out to connect your own.',
    expired: 'Harvest no longer accepts the access token.',
    connect: 'Connect…',
    signOut: 'Sign out',
    signOutHelp: 'Forgets the token on this computer. Entries at Harvest stay.',
    signOutPending: ({ count }: { count: number }) =>
      count === 1
        ? 'One change has not reached Harvest yet. It is sent when you sign in to this account again.'
        : `${count} changes have not reached Harvest yet. They are sent when you sign in to this account again.`,
    confirmSignOut: 'Sign out of this account?',
    stay: 'Stay signed in'
  },
  about: {
    heading: 'About',
    version: ({ version }: { version: string }) => `Gleaner ${version}`,
    noTray: 'This desktop shows no tray icons, so Gleaner works as a normal window.'
  }
}
