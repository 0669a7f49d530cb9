import { describe, expect, it } from 'vitest'
import { listAccounts } from '#main/harvest/accounts.ts'
import { failureOf, open } from './support.ts'

const userAgent = 'Gleaner tests (https://github.com/gleaner-app/gleaner)'

describe('the accounts that a token opens', () => {
  it("are Harvest's, by id and name", async () => {
    const { sandbox } = await open()
    const accounts = await listAccounts({
      idUrl: sandbox.url,
      accessToken: sandbox.tokens.member,
      userAgent,
      fetch
    })
    expect(accounts).toEqual([{ id: sandbox.accountId, name: 'Northlight Studio' }])
  })

  it('are told to nobody with a wrong token', async () => {
    const { sandbox } = await open()
    const call = listAccounts({ idUrl: sandbox.url, accessToken: 'no', userAgent, fetch })
    expect(await failureOf(call)).toMatchObject({
      kind: 'invalid-token',
      path: '/api/v2/accounts',
      status: 401
    })
  })

  it('are not known while nobody answers', async () => {
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
