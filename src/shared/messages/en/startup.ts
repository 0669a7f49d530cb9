/** Texts about failures at the start of Gleaner. */
export const startup = {
  cannotStart: 'Gleaner cannot start',
  ledgerFromNewerVersion: {
    title: 'Your entries were written by a newer Gleaner',
    text: ({ path }: { path: string }) =>
      'This version cannot read them and leaves them untouched, so that no change of yours is lost.\n\n' +
      `They are at ${path}\n\n` +
      'Install the newest version of Gleaner to go on. To start over with this one instead, move that file away first: ' +
      'entries at Harvest are fetched again, and changes that were not sent yet stay in the file you moved.'
  },
  dataFolderUnusable: {
    title: 'Gleaner cannot use its data folder',
    text: ({ path }: { path: string }) =>
      `${path} cannot be read or written. Nothing was changed. Check its permissions and the free space on the disk, then start Gleaner again.`
  },
  addressRefused: ({ variable, host }: { variable: string; host: string }) =>
    `${variable} points to “${host}”, which is neither Harvest nor this computer. ` +
    'Your access token would be sent there. Remove the variable or correct it.',
  notAnAddress: ({ variable, given }: { variable: string; given: string }) =>
    `${variable} is not an address: “${given}”.`,
  failed:
    'Something went wrong while Gleaner was starting. Your entries and changes are safe. Start it again; if it does not help, please report it.'
}
