import { afterEach, beforeEach, expect, it } from 'vitest'
import { COMMAND_NAMES } from '#shared/ipc.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let gleaner: MainProcess

beforeEach(async () => {
  gleaner = await MainProcess.create()
  await gleaner.signIn()
})

afterEach(() => gleaner.close())

it.each(['9999-12-31', '0000-01-01', '1999-12-31', '2101-01-01'])(
  'a link to the week of %s does not affect the sync',
  async (date) => {
    gleaner.launchAgain(`gleaner://week?date=${date}`)
    expect(await gleaner.platform.raw('watchWeek', { date }, 'timesheet')).toMatchObject({
      failure: { kind: 'invalid-input' }
    })
    const { account } = gleaner.sandbox
    const member = account.directory.people.find(({ role }) => role === 'member')
    const { projectId, taskId } = await gleaner.work()
    account.create(member?.id ?? 0, {
      project_id: projectId,
      task_id: taskId,
      spent_date: '2026-11-18',
      notes: 'booked elsewhere',
      hours: 1
    })
    await gleaner.run('syncNow')
    const { sync } = await gleaner.until(({ today }) => today.entries.length === 1)
    expect(sync.trouble).toBeNull()
  }
)

it.each(['2000-01-01', '2100-12-31'])('the week of %s is pulled', async (date) => {
  await gleaner.platform.raw('watchWeek', { date }, 'timesheet')
  await gleaner.until(({ sync }) => sync.status === 'up-to-date')
  await expect
    .poll(() => gleaner.platform.raw('watchWeek', { date }, 'timesheet'))
    .toMatchObject({ value: { isLoaded: true } })
})

const trap = new Proxy(
  {},
  {
    get: () => {
      throw new Error('a trap')
    },
    ownKeys: () => {
      throw new Error('a trap')
    }
  }
)
const cyclic: Record<string, unknown> = {}
cyclic['self'] = cyclic

const STRANGE: readonly unknown[] = [
  null,
  'my private words',
  -1,
  Number.NaN,
  Number.MAX_VALUE,
  10n,
  Symbol('strange'),
  [],
  Array.from({ length: 1000 }, () => null),
  cyclic,
  trap,
  { from: 'my private words', to: '2026-11-18' },
  { from: '2026-11-18', to: '9999-12-31' },
  { date: '9999-12-31' },
  { date: '+010000-01-01' },
  { key: 'none', changes: { spentDate: '9999-12-31' } },
  { key: 'none', startedAt: Number.MAX_SAFE_INTEGER },
  { projectId: 1, taskId: 1, notes: '', startedAt: 8_640_000_000_000_000 },
  { query: { text: '', from: 'my private words' }, everywhere: true },
  JSON.parse('{"__proto__": {"date": "2026-11-18"}}')
]

it('no command throws for any argument', async () => {
  for (const name of COMMAND_NAMES)
    for (const argument of STRANGE)
      expect(await gleaner.platform.raw(name, argument), name).toHaveProperty('ok', false)
  expect(gleaner.platform.logged.join()).not.toContain('private words')
})
