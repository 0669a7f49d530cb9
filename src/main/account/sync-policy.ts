import type { Platform } from '#main/platform/ports.ts'
import type { Attention } from '#main/sync/sync-schedule.ts'
import { pullPeriod } from '#main/sync/sync-schedule.ts'
import type { SyncOptions } from '#main/sync/sync.ts'
import { Sync } from '#main/sync/sync.ts'
import { shiftWeek } from '#shared/time/week.ts'
import type { Week } from '#shared/time/week.ts'
import type { AccountContext } from './account-context.ts'
import type { Profile } from './profile.ts'
import type { WatchedWeeks } from './watched-weeks.ts'

/** The weeks before the current one that are fetched once: a year. */
const HISTORY_WEEKS = 52

type AccountSyncOptions = Pick<
  SyncOptions,
  'client' | 'clock' | 'onAccount' | 'onExpired' | 'onAccepted'
> & {
  readonly platform: Pick<Platform, 'logger' | 'windows'>
  readonly weeks: WatchedWeeks
  readonly profile: Pick<Profile, 'currentWeek'>
  /** False while another account is open. */
  readonly isShown: () => boolean
}

/** Creates the sync of one account. Visible windows and the battery decide what it fetches, and how often. */
export function createAccountSync(account: AccountContext, options: AccountSyncOptions): Sync {
  const { ledger, view, store, timers, power, context, role, now } = account
  const { platform, weeks, profile, isShown, ...rest } = options
  const { logger, windows } = platform

  function attention(): Attention {
    if (!isShown()) return store.state.running ? 'running elsewhere' : 'background'
    const isWatched = (['popover', 'timesheet'] as const).some((name) => windows.isVisible(name))
    if (isWatched) return 'watched'
    return store.state.running ? 'running' : 'hidden'
  }

  return new Sync({
    ...rest,
    ledger,
    view,
    store,
    timers,
    logger,
    context,
    serverNow: now,
    weeks: () => distinctWeeks([profile.currentWeek(), ...weeks.watched()]),
    colleagueWeeks: () => (role() === 'member' ? [] : weeks.watchedOfColleagues()),
    onColleagueWeek: weeks.setFailure,
    oldest: () => shiftWeek(profile.currentWeek(), -HISTORY_WEEKS).first,
    period: () => pullPeriod(attention(), power.isOnBattery())
  })
}

function distinctWeeks(weeks: readonly Week[]): readonly Week[] {
  return [...new Map(weeks.map((week) => [week.first, week])).values()]
}
