import { describe, expect, it } from 'vitest'
import { failureOf, modes, open, stopped } from './support.ts'

const externalReference = {
  id: '1',
  groupId: '2',
  accountId: '3',
  permalink: 'https://dev.azure.com/1'
}

describe.each(modes)("delete a time entry's external reference in a %s account", (mode) => {
  it.each(['entry', 'object', 'empty'] as const)(
    'an external reference is deleted when the response body is %s',
    async (body) => {
      const { as } = await open({ mode, switches: { deleteReferenceBody: body } })
      const { id } = await as('member').createTimeEntry(stopped(mode, { externalReference }))
      const answer = await as('member').deleteExternalReference(id)
      expect(answer === null).toBe(body !== 'entry')
      expect((await as('member').retrieveTimeEntry(id)).externalReference).toBeNull()
    }
  )

  it('deleting the external reference of a missing entry fails as not found', async () => {
    const { as } = await open({ mode })
    const error = await failureOf(as('member').deleteExternalReference(1))
    expect(error).toMatchObject({ kind: 'not-found', certainty: 'refused' })
  })
})
