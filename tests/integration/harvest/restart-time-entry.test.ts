import { describe, expect, it } from 'vitest'
import { HOUR } from '#shared/durations.ts'
import { collect, failureOf, modes, open, people, stopped, timer, TODAY } from './support.ts'

describe.each(modes)('restart a stopped time entry in a %s account', (mode) => {
  it('a restart returns the running entry: the same by duration, a new one by start and end', async () => {
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

  it('a restart preserves the date of the entry', async () => {
    const { as } = await open({ mode })
    const before = await as('member').createTimeEntry(stopped(mode, { spentDate: '2026-11-10' }))
    expect((await as('member').restartTimeEntry(before.id)).spentDate).toBe('2026-11-10')
  })

  it('a restart stops the running timer', async () => {
    const { as, advance } = await open({ mode })
    const running = await as('member').createTimeEntry(timer)
    const other = await as('member').createTimeEntry(stopped(mode))
    advance(HOUR)
    const restarted = await as('member').restartTimeEntry(other.id)
    const found = await collect(as('member').listTimeEntries({ isRunning: true }))
    expect(found.map(({ id }) => id)).toEqual([restarted.id])
    expect((await as('member').retrieveTimeEntry(running.id)).hours).toBe(100)
  })

  it('a restart of a running entry is rejected', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    expect(await failureOf(as('member').restartTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused',
      status: 422
    })
  })

  it('a restart of a locked entry is refused', async () => {
    const { as, sandbox } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    sandbox.account.setTimesheet(people.member, TODAY, 'approved')
    expect((await failureOf(as('member').restartTimeEntry(id))).certainty).toBe('refused')
  })

  it('a restart of a missing entry fails as not found', async () => {
    const { as } = await open({ mode })
    expect((await failureOf(as('member').restartTimeEntry(1))).kind).toBe('not-found')
  })
})
