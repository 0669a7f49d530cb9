import { describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import { failureOf, modes, open, stopped, timer } from './support.ts'

describe.each(modes)('stop a running time entry in a %s account', (mode) => {
  it('a stop counts the time until the request arrives', async () => {
    const { as, advance } = await open({ mode })
    const { id } = await as('member').createTimeEntry(timer)
    advance(90 * MINUTE)
    const entry = await as('member').stopTimeEntry(id)
    expect(entry).toMatchObject({ id, hours: 150, isRunning: false, timerStartedAt: null })
    expect(entry.endedTime).toBe(mode === 'timestamps' ? '14:30' : null)
  })

  it('a stop of a stopped entry is rejected', async () => {
    const { as } = await open({ mode })
    const { id } = await as('member').createTimeEntry(stopped(mode))
    expect(await failureOf(as('member').stopTimeEntry(id))).toMatchObject({
      kind: 'rejected',
      certainty: 'refused',
      status: 422,
      said: "can't stop a stopped timer"
    })
  })

  it('a stop of a missing entry fails as not found', async () => {
    const { as } = await open({ mode })
    expect((await failureOf(as('member').stopTimeEntry(1))).kind).toBe('not-found')
  })
})
