import { describe, expect, it } from 'vitest'
import { HOUR } from '#shared/durations.ts'
import { collect, failureOf, modes, open, people, stopped, timer, TODAY } from './support.ts'

describe.each(modes)('restart a stopped time entry in a %s account', (mode) => {
  it('answers the entry that runs now: the same by duration, another by start and end', async () => {
    const { as } = await open({ mode })
    const before = await as('member').createTimeEntry(stopped(mode, { notes: 'Planning' }))
    const after = await as('member').restartTimeEntry(before.id)
    expect(after).toMatchObject({
      isRunning: true,
      notes: 'Planning',
      project: before.project,
      task: before.task,
      hoursWithoutTimer: mode === 'duration' ? 100 : 0
    })
    expect(after.id === before.id).toBe(mode === 'duration')
  })

  it('keeps the date of the entry', async () => {
    const { as } = await open({ mode })
    const before = await as('member').createTimeEntry(stopped(mode, { spentDate: '2026-11-10' }))
    expect((await as('member').restartTimeEntry(before.id)).spentDate).toBe('2026-11-10')
  })

  it('stops the timer that runs', async () => {
    const { as, advance } = await open({ mode })
    const running = await as('member').createTimeEntry(timer)
    const other = await as('member').createTimeEntry(stopped(mode))
    advance(HOUR)
    const restarted = await as('member').restartTimeEntry(other.id)
    const found = await collect(as('member').listTimeEntries({ isRunning: true }))
    expect(found.map(({ id }) => id)).toEqual([restarted.id])
    expect((await as('member').retrieveTimeEntry(running.id)).hours).toBe(100)
  })

  it('is rejected when it runs already', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    expect(await failureOf(as('member').restartTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused',
      status: 422
    })
  })

  it('is refused for a locked entry', async () => {
    const { as, sandbox } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    expect((await failureOf(as('member').restartTimeEntry(id))).certainty).toBe('refused')
  })

  it('is not found when there is no such entry', async () => {
    const { as } = await open({ mode })
    expect((await failureOf(as('member').restartTimeEntry(1))).kind).toBe('not-found')
  })
})
