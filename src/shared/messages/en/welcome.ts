/** Connecting an account. */
export const welcome = {
  title: 'Welcome to Gleaner',
  lead: 'Track time to Harvest from the tray.',
  connectHeading: 'Connect to Harvest',
  tokenLabel: 'Personal access token',
  tokenHelp: 'Create one at id.getharvest.com under Developers. It is kept in your keychain.',
  openTokenPage: 'Create a token',
  connect: 'Connect',
  connecting: 'Checking with Harvest…',
  tryDemo: 'Try the demo account',
  demoHelp: 'A made-up company on this computer. Nothing is sent anywhere.',
  chooseHeading: 'Which account?',
  chooseHelp: 'Your token opens more than one. You can change it later in the settings.',
  expiredHeading: 'Connect again',
  expiredLead: ({ account }: { account: string }) =>
    `Harvest no longer accepts the token for ${account}. Your changes are kept and are sent once you are connected.`,
  addHeading: 'Add an account',
  addLead: ({ account }: { account: string }) =>
    `${account} stays signed in. You can switch between them at any time.`,
  kept: 'Or go on with',
  emptyToken: 'Paste your access token first.',
  showToken: 'Show the token',
  hideToken: 'Hide the token',
  or: 'or',
  otherToken: 'Use another token',
  choosing: ({ account }: { account: string }) => `Opening ${account}…`,
  done: {
    heading: 'You are connected',
    text: ({ account }: { account: string }) => `Gleaner tracks time in ${account}.`,
    demoText: 'Look around: everything in the demo account is made up and stays on this computer.',
    open: 'Open Gleaner',
    timesheet: 'Open timesheet'
  },
  steps: {
    label: 'First steps',
    names: { connect: 'Connect', atHand: 'At hand', away: 'Time away' },
    back: 'Back',
    next: 'Continue',
    finish: 'Start tracking',
    skip: 'Skip the rest'
  },
  atHand: {
    heading: 'Always at hand',
    lead: 'One click or one key away, whatever you work on.',
    iconHeading: 'The icon',
    icon: {
      darwin:
        'It sits in the menu bar, at the top right. Where there is no room, hold Command and drag it closer to the clock.',
      win32:
        'Windows puts new icons behind the arrow in the corner of the taskbar. Drag Gleaner out of there to see the time at a glance.',
      linux:
        'It sits in the panel of your desktop. A click opens Gleaner; on GNOME a click opens its menu, and a double click opens Gleaner.',
      none: 'This desktop shows no tray icons, so Gleaner is a normal window. On GNOME, the AppIndicator extension brings them back.'
    },
    hotkeysHeading: 'Keys that work in every program'
  },
  away: {
    heading: 'When you walk away',
    lead: 'Gleaner notices when you use neither keyboard nor mouse, and asks when you are back. It never answers for you.',
    enabled: 'Ask when I come back to a running timer',
    threshold: 'Ask after',
    minutes: ({ count }: { count: number }) => `${count} min`,
    exampleLabel: 'An example of the question',
    later: 'All of this can be changed in the settings.'
  }
}
