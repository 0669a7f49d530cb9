import { describe, expect, it } from 'vitest'
import { failureOf, modes, open, stopped } from './support.ts'

describe.each(modes)('retrieve a time entry in a %s account', (mode) => {
  it('the entry is returned', async () => {
    const { as } = await open({ mode })
    const created = await as('member').createTimeEntry(stopped(mode, { notes: 'Planning' }))
    expect(await as('member').retrieveTimeEntry(created.id)).toEqual(created)
  })

  it('a missing entry fails as not found', async () => {
    const { as } = await open({ mode })
    const error = await failureOf(as('administrator').retrieveTimeEntry(1))
    expect(error).toMatchObject({ kind: 'not-found', certainty: 'refused', said: 'Not Found' })
    expect(error.message).toBe('GET /v2/time_entries/1 404: not-found (Not Found)')
  })
})
