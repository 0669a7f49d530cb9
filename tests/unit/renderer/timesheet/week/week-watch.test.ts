import { describe, expect, it } from 'vitest'
import { WeekWatch } from '#renderer/timesheet/week/week-watch.svelte.ts'
import { fail, ok, type Result } from '#shared/failure.ts'
import type { WeekSlice } from '#shared/state.ts'
import { weekOf } from '#shared/time/week.ts'
import { anEntry } from '../an-entry.ts'
import { aDesktop, aSlice, aState } from '../fake-window.ts'

function sliceOf(date: string): WeekSlice {
  return aSlice([], { week: weekOf(date, 'Monday') })
}

function watching() {
  const fake = aDesktop(aState())
  fake.commands['watchWeek']?.mockImplementation((argument) =>
    Promise.resolve(ok(sliceOf((argument as { date: string }).date)))
  )
  return { fake, watch: new WeekWatch(fake.desktop) }
}

describe('the watched week', () => {
  it('the days of one week are requested once', async () => {
    const { fake, watch } = watching()
    await watch.select('2026-11-18')
    await watch.select('2026-11-20')
    expect(fake.commands['watchWeek']).toHaveBeenCalledTimes(1)
    expect(watch.selected).toBe('2026-11-20')
  })

  it('the last week is shown until the next one has arrived', async () => {
    const { watch } = watching()
    await watch.select('2026-11-18')
    const asking = watch.select('2026-11-25')
    expect(watch.slice?.week.first).toBe('2026-11-16')
    expect([watch.selected, watch.shown]).toEqual(['2026-11-25', '2026-11-18'])
    await asking
    expect(watch.slice?.week.first).toBe('2026-11-23')
    expect(watch.shown).toBe('2026-11-25')
  })

  it('an outdated response is dropped', async () => {
    const { fake, watch } = watching()
    let answerLate: (result: Result<unknown>) => void = () => undefined
    fake.commands['watchWeek']?.mockReturnValueOnce(
      new Promise((resolve) => (answerLate = resolve))
    )
    const late = watch.select('2026-11-11')
    await watch.select('2026-11-25')
    answerLate(ok(sliceOf('2026-11-11')))
    await late
    expect(watch.slice?.week.first).toBe('2026-11-23')
  })

  it('updates of other weeks are ignored', async () => {
    const { fake, watch } = watching()
    await watch.select('2026-11-18')
    fake.emit('weekChanged', sliceOf('2026-11-25'))
    expect(watch.slice?.week.first).toBe('2026-11-16')
    fake.emit('weekChanged', { ...sliceOf('2026-11-18'), capacity: 3000 })
    expect(watch.slice?.capacity).toBe(3000)
  })

  it('unchanged entries are taken from the week that the window has', async () => {
    const { fake, watch } = watching()
    const [first, second] = [anEntry({ key: 'h1' }), anEntry({ key: 'h2' })]
    const week = { ...sliceOf('2026-11-18'), version: 4, entries: [first, second] }
    fake.commands['watchWeek']?.mockResolvedValueOnce(ok(week))
    await watch.select('2026-11-18')
    const edited = { ...second, hours: 900 }
    fake.emit('weekChanged', { ...week, version: 5, since: 4, entries: ['h1', edited] })
    expect(watch.slice?.entries).toEqual([first, edited])
  })

  it('the week is requested again when an update follows an unknown version', async () => {
    const { fake, watch } = watching()
    await watch.select('2026-11-18')
    fake.emit('weekChanged', { ...sliceOf('2026-11-18'), version: 9, since: 8, entries: ['h1'] })
    expect(fake.commands['watchWeek']).toHaveBeenCalledTimes(2)
    expect(watch.slice?.entries).toEqual([])
  })

  it('a failed request shows the reason and the last week', async () => {
    const { fake, watch } = watching()
    await watch.select('2026-11-18')
    fake.commands['watchWeek']?.mockResolvedValueOnce(fail('disk'))
    await watch.select('2026-11-25')
    expect(watch.failure?.kind).toBe('disk')
    expect(watch.slice?.week.first).toBe('2026-11-16')
  })
})
