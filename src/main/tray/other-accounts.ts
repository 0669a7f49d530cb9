import type { Messages } from '#shared/messages/catalogue.ts'
import { shortenMiddle } from '#shared/shorten.ts'
import type { AccountChoice, AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { TrayMenuItem } from '#shared/tray.ts'
import { commandItem, textItem } from './menu-items.ts'

/** Account names longer than this are shortened in the middle. */
const NAME_LENGTH = 32
const TOOLTIP_LENGTH = 24

/** Returns the kept accounts that are not open. */
function others({ accounts }: AppState): readonly AccountChoice[] {
  return accounts.filter(({ isCurrent }) => !isCurrent)
}

/** True if a timer runs in an account that is not open. */
export function timerRunsElsewhere(state: AppState): boolean {
  return others(state).some(({ running }) => running !== null)
}

/** True if a refused change or a question waits in an account that is not open. */
export function needsUserElsewhere(state: AppState): boolean {
  return others(state).some(({ needsPerson }) => needsPerson > 0)
}

/** Returns the most urgent remark about an account that is not open, for the tooltip; null if there is none. */
export function remarkElsewhere(state: AppState, { tray }: Messages): string | null {
  const { attentionIn, runsIn } = tray.remark
  const needing = others(state).find(({ needsPerson }) => needsPerson > 0)
  if (needing) return attentionIn({ account: nameOf(needing, TOOLTIP_LENGTH) })
  const timing = others(state).find(({ running }) => running !== null)
  return timing ? runsIn({ account: nameOf(timing, TOOLTIP_LENGTH) }) : null
}

/**
 * Returns the menu items of accounts that are not open: a running timer with an item that stops it, and an item that
 * opens an account which needs the user. `described` returns the work and the elapsed time of an entry.
 */
export function otherAccountItems(
  state: AppState,
  { tray }: Messages,
  described: (entry: TimeEntry) => string
): readonly TrayMenuItem[] {
  return others(state).flatMap((choice) => {
    const { key, running, needsPerson } = choice
    const account = nameOf(choice)
    return [
      ...(running
        ? [
            textItem(`running-in:${key}`, tray.runningIn({ account, work: described(running) })),
            commandItem(
              { kind: 'stop-in', account: key, entryKey: running.key },
              tray.stopIn({ account })
            )
          ]
        : []),
      ...(needsPerson > 0
        ? [commandItem({ kind: 'open-account', account: key }, tray.attentionIn({ account }))]
        : [])
    ]
  })
}

function nameOf({ name, person }: AccountChoice, length = NAME_LENGTH): string {
  return shortenMiddle(name === '' ? person : name, length)
}
