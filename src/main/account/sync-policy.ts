import type { Platform } from '#main/platform/ports.ts'
import type { Attention } from '#main/sync/sync-schedule.ts'
import { pullPeriod } from '#main/sync/sync-schedule.ts'
import type { SyncOptions } from '#main/sync/sync.ts'
import { Sync } from '#main/sync/sync.ts'
import type { Weeks } from './watched-weeks.ts'
import type { AccessRole } from '#shared/account.ts'
import { shiftWeek } from '#shared/time/week.ts'
import type { Week } from '#shared/time/week.ts'

/** Weeks before the current one that are read once: a year. */
const HISTORY_WEEKS = 52

/** What follows from the windows and the computer. */
type Followed =
  'timers' | 'logger' | 'weeks' | 'colleagueWeeks' | 'onColleagueWeek' | 'oldest' | 'period'

type AccountSyncOptions = Omit<SyncOptions, Followed> & {
  readonly platform: Pick<Platform, 'timers' | 'logger' | 'power' | 'windows'>
  readonly weeks: Weeks
  readonly currentWeek: () => Week
  readonly role: () => AccessRole
  /** False while the person works in another account. */
  readonly isShown: () => boolean
}

/** The sync of one account: what people look at decides what is read, and how often. */
export function createAccountSync(options: AccountSyncOptions): Sync {
  const { platform, weeks, currentWeek, role, isShown, ...rest } = options
  const { timers, logger, power, windows } = platform

  function attention(): Attention {
    if (!isShown()) return options.store.state.running ? 'running elsewhere' : 'background'
    const isWatched = (['popover', 'timesheet'] as const).some((name) => windows.isVisible(name))
    if (isWatched) return 'watched'
    return options.store.state.running ? 'running' : 'hidden'
  }

  return new Sync({
    ...rest,
    timers,
    logger,
    weeks: () => distinctWeeks([currentWeek(), ...weeks.watched()]),
    colleagueWeeks: () => (role() === 'member' ? [] : weeks.watchedOfColleagues()),
    onColleagueWeek: weeks.refused,
    oldest: () => shiftWeek(currentWeek(), -HISTORY_WEEKS).first,
    period: () => pullPeriod(attention(), power.isOnBattery())
  })
}

function distinctWeeks(weeks: readonly Week[]): readonly Week[] {
  return [...new Map(weeks.map((week) => [week.first, week])).values()]
}
