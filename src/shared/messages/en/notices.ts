import type { Dropped, DroppedKind, KeptChanges, Notice } from '../../state.ts'
import type { PluralForms } from '../plural.ts'
import { listOf, plural } from '../plural.ts'
import { LOCALE, minutes } from './counts.ts'

interface NoticeText {
  readonly title: string
  readonly text: string
}

/** Facts that only some notices have. */
interface More {
  readonly dropped?: readonly Dropped[] | undefined
  readonly changes?: KeptChanges | undefined
  /** Hours as the account writes them. */
  readonly duration?: string | undefined
}

const DESCRIPTIONS: Readonly<
  Record<
    Notice['kind'],
    (detail: string | undefined, time: string | undefined, more: More) => NoticeText
  >
> = {
  'settings-were-corrupt': (path) => ({
    title: 'Settings were reset',
    text:
      'The settings file could not be read, so Gleaner uses its standard settings. ' +
      `Entries and changes are not affected.${keptAt(path)}`
  }),
  'settings-were-damaged': (path, _time, { dropped = [] }) => ({
    title: 'Some settings were damaged',
    text: `Gleaner left out ${listed(dropped)} and kept everything else. Entries and changes are not affected.${keptAt(path)}`
  }),
  'import-was-damaged': (_detail, _time, { dropped = [] }) => ({
    title: 'Not everything was imported',
    text: `The file is damaged in places. Gleaner left out ${listed(dropped)} and imported everything else.`
  }),
  'ledger-was-corrupt': (path, _time, { changes = { kept: 0, unreadable: null } }) => ({
    title: 'Entries are fetched again',
    text:
      'The file of entries on this computer was damaged. Gleaner repaired it and fetches your entries from Harvest again.' +
      `${changesIn(changes)}${keptAt(path)}`
  }),
  'closed-to-tray': () => ({
    title: 'Gleaner is still here',
    text: 'It stays in the tray and any timer keeps running. To end it, choose Quit Gleaner in the tray menu.'
  }),
  'no-tray': () => ({
    title: 'This desktop shows no tray icons',
    text:
      'Gleaner works as a normal window instead; nothing else changes. ' +
      'On GNOME, the AppIndicator extension brings tray icons back.'
  }),
  'token-kept-for-this-session-only': () => ({
    title: 'Connected until you quit',
    text:
      'Your access token could not be saved in a keychain, and Gleaner does not write it to a file. ' +
      'The next time you start Gleaner, it asks for the token again. Entries and changes are kept.'
  }),
  'stopped-elsewhere': (work, time) => ({
    title: time === undefined ? 'Stopped on the web' : `Stopped on the web at ${time}`,
    text: `${work ?? 'The timer'}, in the browser or on another device.`
  }),
  'stopped-elsewhere-started-here': (work, time) => ({
    title: `Already stopped on the web${time === undefined ? '' : ` at ${time}`}`,
    text: `Gleaner started it again: ${work ?? 'the timer'}.`
  }),
  'started-elsewhere-stopped-here': (work, time) => ({
    title: `Another timer was started on the web${time === undefined ? '' : ` at ${time}`}`,
    text: `Gleaner stopped it: ${work ?? 'the timer'}.`
  }),
  'already-stopped-elsewhere': (work, time) => ({
    title: `Already stopped on the web${time === undefined ? '' : ` at ${time}`}`,
    text: `${work ?? 'The timer'} no longer runs. Nothing was changed.`
  }),
  'other-timer-runs': (work, time) => ({
    title: 'Another timer is running now',
    text: `${work ?? 'The timer'}, started on the web${time === undefined ? '' : ` at ${time}`}. Gleaner left it running.`
  }),
  'nothing-runs': () => ({
    title: 'No timer is running',
    text: 'The timer was stopped or deleted on the web. Nothing was changed.'
  }),
  'already-running': (work, time) => ({
    title: `Already running${time === undefined ? '' : ` since ${time}`}`,
    text: `${work ?? 'The timer'}. Nothing was started.`
  }),
  'item-is-gone': () => ({
    title: 'This is no longer there',
    text: 'The entry or favourite was changed or removed after the menu opened. Nothing was started.'
  }),
  'not-assigned-any-more': (work) => ({
    title: 'You can no longer track time to your last work',
    text: `${work ?? 'The last work'} is not assigned to you any more. Choose what to start.`
  }),
  'icon-may-hide': (system) => ({
    title: 'Keep Gleaner visible',
    text:
      system === 'win32'
        ? 'Windows puts new icons behind the arrow in the corner of the taskbar. Drag Gleaner out of there to see the running time at a glance.'
        : 'Gleaner lives in the menu bar. When there is no room for its icon, quit another one or hold Command and drag it closer to the clock.'
  }),
  'clock-was-wrong': (shift = '0') => ({
    title: 'Times corrected',
    text:
      `The clock of this computer was ${minutes(Math.abs(Number(shift)))} ${Number(shift) > 0 ? 'slow' : 'fast'} while Harvest could not be reached. ` +
      'What you started and stopped meanwhile has the right times now.'
  }),
  'answered-by-rule': (what, time) => ({
    title: time === undefined ? 'Done without asking' : `Done without asking at ${time}`,
    text: sentence(what ?? 'A rule of yours answered the question about your absence')
  }),
  'deleted-elsewhere': (work, _time, { duration }) => ({
    title: 'The running entry was deleted',
    text:
      `${work ?? 'It'} was deleted in the browser or on another device, so its timer is over. ` +
      (duration === undefined
        ? 'Add the time again if you need it.'
        : `The ${duration} until you stopped it are not at Harvest. Add them again if you need them.`)
  }),
  'disk-full': () => ({
    title: 'Gleaner cannot write to the disk',
    text:
      'The disk is full or the data folder is write-protected, so your last action was not saved. ' +
      'Nothing you did before is lost. Free some space, then try again.'
  }),
  'started-elsewhere': (work, time) => ({
    title: time === undefined ? 'Started on the web' : `Started on the web at ${time}`,
    text: `${work ?? 'A timer'}, in the browser or on another device.`
  })
}

/** Notices for the user. */
export const notices = {
  /** `time`: `Notice.at` as the account writes times of day. */
  describe: ({
    kind,
    detail,
    time,
    ...more
  }: Pick<Notice, 'kind' | 'detail' | 'dropped' | 'changes'> & {
    readonly time?: string | undefined
    readonly duration?: string | undefined
  }) => DESCRIPTIONS[kind](detail, time, more)
}

/** For example `2 rules and 1 favourite`. */
function listed(dropped: readonly Dropped[]): string {
  const counts = dropped.map(({ kind, count }) => plural(LOCALE, count, DROPPED[kind]))
  return listOf(LOCALE, counts)
}

const DROPPED: Readonly<Record<DroppedKind, PluralForms>> = {
  rule: { one: '# rule for time away', other: '# rules for time away' },
  favourite: { one: '# favourite', other: '# favourites' },
  account: { one: '# account', other: '# accounts' },
  host: { one: '# trusted host', other: '# trusted hosts' },
  hotkey: { one: '# hotkey', other: '# hotkeys' },
  reminder: { one: '# choice for reminders', other: '# choices for reminders' },
  choice: { one: '# other setting', other: '# other settings' }
}

function changesIn({ kept, unreadable }: KeptChanges): string {
  const readable =
    kept === 0
      ? ''
      : ` ${plural(LOCALE, kept, { one: '# change that had not been sent is still there.', other: '# changes that had not been sent are still there.' })}`
  if (unreadable === 0) return readable
  if (unreadable === null)
    return `${readable} Other changes that had not been sent may be missing: please check the last few days.`
  const missing = plural(LOCALE, unreadable, {
    one: '# change that had not been sent could not be read: please check the last few days.',
    other: '# changes that had not been sent could not be read: please check the last few days.'
  })
  return `${readable} ${missing}`
}

function keptAt(path: string | undefined): string {
  return path === undefined ? '' : ` The old file was kept at ${path}.`
}

/** Ends a text with a full stop if it has none. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}
