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
  }
}
