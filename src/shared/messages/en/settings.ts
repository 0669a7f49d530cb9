import { minutes } from './counts.ts'

/** The settings view. */
export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: { label: 'Theme', system: 'Like the system', light: 'Light', dark: 'Dark' },
  idle: {
    heading: 'Time away',
    enabled: 'Ask when I come back to a running timer',
    threshold: 'Ask after',
    minutes: ({ count }: { count: number }) => minutes(count)
  },
  hotkeys: {
    heading: 'Global hotkeys',
    showPopover: 'Show Gleaner',
    toggleTimer: 'Start or stop the timer',
    newEntry: 'New entry',
    openTimesheet: 'Open timesheet',
    active: 'Active',
    requested: 'Requested: your desktop decides',
    refused: 'Refused: another program has it',
    off: 'Off',
    record: 'Press the keys…',
    clear: 'Remove hotkey'
  },
  account: {
    heading: 'Account',
    signOut: 'Disconnect',
    signOutHelp: 'Forgets the token on this computer. Entries at Harvest stay.'
  },
  about: { heading: 'About', version: ({ version }: { version: string }) => `Version ${version}` }
}
