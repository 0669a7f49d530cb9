import { describe, expect, it } from 'vitest'
import { listAccounts } from '#main/harvest/accounts.ts'
import { failureOf, open } from './support.ts'

const userAgent = 'Gleaner tests (https://github.com/gleaner-app/gleaner)'

describe('the accounts of a token', () => {
  it('the Harvest accounts of a token are listed by id and name', async () => {
    const { sandbox } = await open()
    const accounts = await listAccounts({
      idUrl: sandbox.url,
      accessToken: sandbox.tokens.member,
      userAgent,
      fetch
    })
    expect(accounts).toEqual([{ id: sandbox.accountId, name: 'Northlight Studio' }])
  })

  it('a wrong token lists no accounts', async () => {
    const { sandbox } = await open()
    const call = listAccounts({ idUrl: sandbox.url, accessToken: 'no', userAgent, fetch })
    expect(await failureOf(call)).toMatchObject({
      kind: 'invalid-token',
      path: '/api/v2/accounts',
      status: 401
    })
  })

  it('listing accounts fails as offline while no server responds', async () => {
    const call = listAccounts({
      idUrl: 'http://127.0.0.1:9',
      accessToken: 'x',
      userAgent,
      fetch,
      random: () => 0
    })
    expect((await failureOf(call)).kind).toBe('offline')
  })
})
