import type { Quoted } from '../../foreign-text.ts'

/** Questions that the main process asks before a window's command destroys or switches something. */
export const confirm = {
  quit: {
    message: 'Quit Gleaner?',
    detail:
      'Gleaner no longer notices when you are away and no longer reminds you. Unsent changes are kept and sent the next time you start Gleaner.',
    quit: 'Quit'
  },
  signIn: {
    message: ({ account, person }: { account: Quoted; person: Quoted }) =>
      `Open ${account} as ${person}?`,
    detail:
      'The access token is for this account. Gleaner tracks time there from now on. Accounts that you connected before stay connected.',
    open: 'Open account'
  },
  discard: {
    /** `work` is null in discreet mode and if it is unknown. */
    message: ({ work }: { work: Quoted | null }) =>
      work === null ? 'Discard this change?' : `Discard the change to ${work}?`
  }
}
