import { Account } from '#sandbox/account.ts'
import { createDemoState, type DemoOptions } from '#sandbox/demo-data.ts'
import { notObservedDefaults, type NotObserved } from '#sandbox/not-observed.ts'

export const NOON = Date.parse('2026-11-18T12:00:30Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export const ids = {
  administrator: 4_955_639,
  manager: 4_955_702,
  secondManager: 4_955_761,
  member: 4_955_823,
  secondMember: 4_955_904,
  internal: 41_068_268,
  shop: 41_068_261,
  meetings: 22_630_614,
  design: 22_630_607
} as const

export const work = { project_id: ids.internal, task_id: ids.meetings, spent_date: '2026-11-18' }

export const demoOptions: DemoOptions = {
  now: NOON,
  timeZone: 'Europe/Berlin',
  empty: false,
  mode: 'duration',
  clock: '24h',
  timeFormat: 'hours_minutes',
  weekStartDay: 'Monday',
  rounding: 'none'
}

/** Opens an account without entries whose clock stands still until `clock.now` is set. */
export function openAccount(mode: DemoOptions['mode'], switches: Partial<NotObserved> = {}) {
  const clock = { now: NOON }
  const account = new Account({
    state: createDemoState({ ...demoOptions, empty: true, mode }),
    now: () => clock.now,
    switches: { ...notObservedDefaults, ...switches }
  })
  return { account, clock }
}
