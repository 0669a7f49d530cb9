import type { Failure, FailureKind } from '../../failure.ts'

interface FailureText {
  /** A short description without a full stop. */
  readonly title: string
  /** Sentences that state what Gleaner kept and what the user can do. */
  readonly advice: string
}

const TEXTS: Readonly<Record<FailureKind, FailureText>> = {
  offline: {
    title: 'No connection to Harvest',
    advice:
      'What you enter is kept on this computer and sent as soon as Harvest can be reached again.'
  },
  'invalid-token': {
    title: 'Harvest no longer accepts your access token',
    advice:
      'It may have expired or been revoked. Your changes are kept on this computer; connect again with a new token and they are sent.'
  },
  'no-account': {
    title: 'This access token does not open any Harvest account',
    advice:
      'Create a personal access token under Developers at id.getharvest.com, signed in as the person who tracks time.'
  },
  forbidden: {
    title: 'Harvest does not allow this',
    advice:
      'Your role in this account does not permit it. Nothing at Harvest was changed; an administrator can do it or give you the right.'
  },
  'not-for-colleague': {
    title: 'Harvest does not let you change this person’s time',
    advice:
      'A manager needs the permission to edit the time of their teammates; an administrator can give it in Harvest. Nothing at Harvest was changed; discard it, or try again once you have the permission.'
  },
  'not-found': {
    title: 'This no longer exists at Harvest',
    advice:
      'It was deleted, or you can no longer see it. If it should exist, add it again or ask an administrator.'
  },
  rejected: {
    title: 'Harvest did not accept this change',
    advice: 'The change is kept on this computer. Correct it and try again, or discard it.'
  },
  'not-applied': {
    title: 'Harvest took this change but did not apply it',
    advice:
      'The account may have changed between hours and start and end times. Nothing else was sent, and Gleaner shows what Harvest has after you discard the change. Try again, or correct the entry.'
  },
  'rate-limited': {
    title: 'Harvest asks to slow down',
    advice:
      'Your changes are kept on this computer and are sent in a moment. There is nothing to do.'
  },
  'server-trouble': {
    title: 'Harvest has trouble answering',
    advice:
      'Your changes are kept on this computer and Gleaner keeps trying to send them. If this continues, see harveststatus.com.'
  },
  'unexpected-answer': {
    title: 'Gleaner does not understand Harvest’s response',
    advice:
      'Your changes are kept on this computer. Try again; if it happens again, please report it and mention the request below.'
  },
  unreadable: {
    title: 'Gleaner cannot read this entry',
    advice:
      'Gleaner does not understand what Harvest returned for it, so Gleaner does not overwrite it. Your change is kept on this computer. Correct the entry in Harvest and try again, or discard the change.'
  },
  'invalid-input': {
    title: 'This does not look right',
    advice: 'Nothing was changed. Check what you entered and try again.'
  },
  locked: {
    title: 'This entry is locked',
    advice:
      'It was approved, invoiced, or its project is archived. Nothing at Harvest was changed; an administrator can unlock it in Harvest.'
  },
  'not-assigned': {
    title: 'You are not assigned to this project and task',
    advice:
      'The time is kept on this computer. Choose another project or task, or ask for the assignment and retry.'
  },
  gone: {
    title: 'This no longer exists',
    advice: 'The entry was deleted or its timer stopped somewhere else. What you see is up to date.'
  },
  'already-running': {
    title: 'This timer is already running',
    advice: 'Nothing was started. What you see is up to date.'
  },
  'changed-elsewhere': {
    title: 'This was changed somewhere else',
    advice: 'Nothing was changed here. Gleaner now shows the new version. Check it and try again.'
  },
  'step-is-old': {
    title: 'This change is from an earlier day',
    advice:
      'Gleaner does not undo it without asking. Press Ctrl+Z in the timesheet: Gleaner then names the change and you can undo it.'
  },
  'not-undoable': {
    title: 'The last change cannot be undone',
    advice:
      'Harvest accepts no new entry without hours or with negative hours, and in accounts with start and end times none without both. Nothing was changed; what you did before it stays as it is.'
  },
  keychain: {
    title: 'The keychain on this computer did not respond',
    advice:
      'Unlock it and try again. Without it Gleaner can stay connected only until you quit; entries and changes are safe.'
  },
  disk: {
    title: 'Gleaner cannot write to the disk',
    advice:
      'The disk is full or the data folder is write-protected, so this was not saved. Free some space, then try again.'
  },
  cancelled: {
    title: 'You cancelled',
    advice: 'Nothing was changed.'
  },
  'signed-out': {
    title: 'You are not connected to Harvest',
    advice: 'Connect first, then try again.'
  },
  internal: {
    title: 'Something went wrong in Gleaner',
    advice:
      'Entries already shown are safe. Try again; if it happens again, restart Gleaner and please report it.'
  }
}

/** Texts for a failure while the user connects an account, when nothing is stored yet. */
const SIGN_IN_TEXTS: Readonly<Partial<Record<FailureKind, FailureText>>> = {
  offline: {
    title: 'Harvest cannot be reached',
    advice: 'Check the connection of this computer, then try again. Your token was not stored.'
  },
  'invalid-token': {
    title: 'Harvest does not know this access token',
    advice: 'Copy it again, whole and without spaces, or create a new one at id.getharvest.com.'
  },
  forbidden: {
    title: 'Harvest does not accept this token here',
    advice: 'Create a personal access token at id.getharvest.com and use that one.'
  },
  'rate-limited': {
    title: 'Harvest asks to slow down',
    advice: 'Wait 15 seconds, then try again.'
  },
  'server-trouble': {
    title: 'Harvest has trouble answering',
    advice:
      'Your token may well be right. Try again in a minute; see harveststatus.com for details.'
  },
  'unexpected-answer': {
    title: 'Gleaner does not understand Harvest’s response',
    advice: 'A proxy or a sign-in page of your network may have answered instead. Try again.'
  },
  'invalid-input': {
    title: 'This is not an access token',
    advice: 'Paste the token as Harvest shows it, whole and without spaces.'
  }
}

/**
 * Returns the text of a failure: what happened, what Gleaner kept, and what the user can do. Quotes
 * Harvest's message.
 */
function describeFailure(failure: Failure): FailureText {
  return withHarvestsWords(TEXTS[failure.kind], failure)
}

/** Returns the text of a failure while the user connects an account. */
function describeSignInFailure(failure: Failure): FailureText {
  const text = SIGN_IN_TEXTS[failure.kind] ?? TEXTS[failure.kind]
  // Harvest does not say what is wrong with an unknown token; it lists every possible reason
  return failure.kind === 'invalid-token' ? text : withHarvestsWords(text, failure)
}

function withHarvestsWords({ title, advice }: FailureText, { kind, said }: Failure): FailureText {
  const words = said?.trim().replace(/\.$/, '')
  if (!words && kind === 'rejected') return { title, advice: `Harvest gave no reason. ${advice}` }
  return words ? { title, advice: `Harvest says: “${words}”. ${advice}` } : { title, advice }
}

/** Words for everything that can fail. */
export const failures = {
  describe: describeFailure,
  describeSignIn: describeSignInFailure,
  request: ({ request }: { request: string }) => `Request: ${request}`
}
