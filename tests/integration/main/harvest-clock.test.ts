import { afterEach, describe, expect, it } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import { DAY, HOUR, MINUTE } from '#shared/durations.ts'
import { ChangedAnswers } from '#tests/support/changed-answers.ts'
import { MainProcess } from '#tests/support/main-process.ts'

const TEN_MINUTES = 10 * MINUTE
const OFFSETS = [-DAY, -HOUR, -TEN_MINUTES, TEN_MINUTES, HOUR, DAY]

let gleaner: MainProcess
let answers: ChangedAnswers

afterEach(() => gleaner.close())

async function connected(mode: TimerMode): Promise<void> {
  gleaner = await MainProcess.create({ mode })
  answers = new ChangedAnswers(gleaner.platform)
  await gleaner.signIn()
  await gleaner.until(({ sync }) => sync.status === 'up-to-date' && sync.progress === null)
}

/** Makes the next responses contain a wrong time. */
function tellWrongTime(offsetMs: number, times = Number.POSITIVE_INFINITY): void {
  let left = times
  answers.change = (answer) => {
    if (left <= 0) return
    left -= 1
    answer.date += offsetMs
  }
}

function tellRightTime(): void {
  answers.change = () => {}
}

async function pull(): Promise<void> {
  gleaner.platform.timers.advance(1)
  const now = gleaner.platform.timers.now()
  await gleaner.run('syncNow')
  await gleaner.until(
    ({ sync: { lastPulledAt, status } }) =>
      lastPulledAt !== null && lastPulledAt >= now && status === 'up-to-date'
  )
}

async function trackTenMinutes(): Promise<void> {
  await gleaner.run('startTimer', { ...(await gleaner.work()), notes: 'ten minutes' })
  await gleaner.settled()
  gleaner.platform.timers.advance(TEN_MINUTES)
  await gleaner.run('stopTimer')
  await gleaner.settled()
}

function expectTenMinutes(): void {
  const [entry, ...others] = gleaner.sandbox.account.entries()
  expect(others).toEqual([])
  expect(entry).toMatchObject({ spentDate: '2026-11-18', timerStartedAt: null })
  expect([16, 17]).toContain(entry?.hundredths)
  if (entry?.startedMinute !== null) expect(entry?.startedMinute).toBe(16 * 60)
}

describe.each(['duration', 'timestamps'] as const)('Harvest’s clock with %s', (mode) => {
  it.each(OFFSETS)('one response with a date off by %i ms changes no hours', async (offset) => {
    await connected(mode)
    tellWrongTime(offset, 1)
    await pull()
    expect((await gleaner.state()).clockOffsetMs).toBe(0)
    await trackTenMinutes()
    expectTenMinutes()
  })

  it.each(OFFSETS)('a pull with dates off by %i ms changes no hours', async (offset) => {
    await connected(mode)
    tellWrongTime(offset)
    await pull()
    await gleaner.until(({ clockOffsetMs }) => Math.abs(clockOffsetMs - offset) < 5000)
    tellRightTime()
    await trackTenMinutes()
    expectTenMinutes()
  })

  it.each([-HOUR, HOUR])(
    'time tracked offline with an offset wrong by %i ms is corrected',
    async (offset) => {
      await connected(mode)
      const work = await gleaner.work()
      tellWrongTime(offset)
      await pull()
      gleaner.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
      // The offset is no longer on trial. Half a minute keeps the start away from a change of the minute, because
      // Date headers have whole seconds.
      gleaner.platform.timers.advance(11 * MINUTE + MINUTE / 2)
      await gleaner.run('startTimer', { ...work, notes: 'offline' })
      gleaner.platform.timers.advance(TEN_MINUTES)
      await gleaner.run('stopTimer')
      gleaner.platform.timers.advance(TEN_MINUTES)
      await gleaner.until(({ sync }) => sync.status === 'offline')
      tellRightTime()
      gleaner.sandbox.faults.clear()
      await gleaner.run('syncNow')
      await gleaner.settled()
      const [entry, ...others] = gleaner.sandbox.account.entries()
      expect(others).toEqual([])
      expect(entry).toMatchObject({ spentDate: '2026-11-18', notes: 'offline' })
      expect([16, 17]).toContain(entry?.hundredths)
      if (mode === 'timestamps') expect(entry?.startedMinute).toBe(16 * 60 + 11)
    }
  )
})

it.each([
  'Sat, 13 Sep 275760 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'tomorrow'
])('the date %s is ignored', async (date) => {
  await connected('duration')
  answers.change = (answer) => {
    answer.date = Date.parse(date)
  }
  await pull()
  expect((await gleaner.state()).clockOffsetMs).toBe(0)
  tellRightTime()
  await trackTenMinutes()
  expectTenMinutes()
})
