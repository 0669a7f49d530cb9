import { describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import { failureOf, modes, open, stopped, timer } from './support.ts'

describe.each(modes)('stop a running time entry in a %s account', (mode) => {
  it('banks the time up to the moment it arrives', async () => {
    const { as, advance } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    advance(90 * MINUTE)
    const entry = await as('member').stopTimeEntry(id)
    expect(entry).toMatchObject({ id, hours: 150, isRunning: false, timerStartedAt: null })
    expect(entry.endedTime).toBe(mode === 'timestamps' ? '14:30' : null)
  })

  it('is rejected when it does not run', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    expect(await failureOf(as('member').stopTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused',
      status: 422,
      said: "can't stop a stopped timer"
    })
  })

  it('is not found when there is no such entry', async () => {
    const { as } = await open({ mode })
    expect((await failureOf(as('member').stopTimeEntry(1))).kind).toBe('not-found')
  })
})
