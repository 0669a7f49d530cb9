import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { Work } from '#shared/project-assignment.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let gleaner: MainProcess
let work: Work

beforeEach(async () => {
  gleaner = await MainProcess.create()
  await gleaner.signIn()
  work = await gleaner.work()
})

afterEach(() => gleaner.close())

interface Refusal {
  readonly method?: string
  /** True if Harvest carries the request out anyway. */
  readonly committed?: boolean
}

/** Makes Harvest, or a gateway, refuse the token so many times. Returns a function that ends it. */
function refuseToken(times: number, { method, committed = false }: Refusal = {}): () => void {
  return gleaner.sandbox.faults.arm({
    ...(method ? { method } : {}),
    kind: 'odd-answer',
    committed,
    status: 401,
    body: '{"error":"invalid_token","error_description":"expired"}',
    contentType: 'application/json',
    path: /^\/v2\//,
    times
  })
}

async function isRefused(): Promise<void> {
  await gleaner.run('syncNow')
  await gleaner.until(({ session }) => session.kind === 'expired')
}

async function book(notes: string): Promise<void> {
  const time = { kind: 'hours', hours: 50 } as const
  await gleaner.run('createEntry', { ...work, spentDate: '2026-11-18', notes, time })
}

/** Waits until the changes are confirmed and the account is signed in again. */
async function isAccepted(): Promise<void> {
  const { accounts } = await gleaner.until(
    ({ session, sync }) => session.kind === 'signed-in' && sync.pending === 0
  )
  expect(accounts).toMatchObject([{ isCurrent: true, needsToken: false }])
  expect(gleaner.sandbox.account.entries()).toHaveLength(1)
}

describe('a token that was refused once', () => {
  beforeEach(async () => {
    refuseToken(1)
    await isRefused()
    await book('while it was refused')
  })

  it('the token is tried again a minute later without typing', async () => {
    gleaner.platform.timers.advance(MINUTE)
    gleaner.platform.timers.tick()
    await isAccepted()
  })

  it('the token is tried again when a window gets the focus', async () => {
    gleaner.platform.timers.advance(MINUTE / 2)
    gleaner.platform.focus('popover')
    await isAccepted()
  })

  it('the token is not tried again within the minute', async () => {
    const before = gleaner.sandbox.requests.length
    gleaner.platform.timers.tick()
    await gleaner.run('syncNow')
    expect(gleaner.sandbox.requests).toHaveLength(before)
    expect((await gleaner.state()).session.kind).toBe('expired')
  })
})

it('a token that stays refused is tried with one request at a time', async () => {
  const accept = refuseToken(Number.POSITIVE_INFINITY)
  await isRefused()
  await book('while it was refused')
  const asked = () => gleaner.sandbox.requests.length
  const passAndTick = async (ms: number): Promise<number> => {
    const before = asked()
    gleaner.platform.timers.advance(ms)
    gleaner.platform.timers.tick()
    await gleaner.run('syncNow')
    await gleaner.until(({ sync }) => sync.status !== 'syncing')
    return asked() - before
  }
  // the user and the account are requested together
  expect(await passAndTick(MINUTE)).toBeLessThanOrEqual(2)
  expect(await passAndTick(2 * MINUTE)).toBe(0)
  expect((await gleaner.state()).session.kind).toBe('expired')
  accept()
  gleaner.platform.timers.advance(HOUR)
  gleaner.platform.timers.tick()
  await isAccepted()
})

it('a start that was carried out despite a refused token is not sent again', async () => {
  refuseToken(1, { method: 'POST', committed: true })
  await gleaner.run('startTimer', { ...work, notes: 'started once' })
  await gleaner.until(({ session }) => session.kind === 'expired')
  expect(gleaner.sandbox.account.entries()).toHaveLength(1)
  // the user signs in again with the same token
  await gleaner.signIn()
  await gleaner.settled()
  expect(gleaner.sandbox.account.entries()).toMatchObject([
    { notes: 'started once', externalReference: null }
  ])
  expect(gleaner.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

it('a start that was not carried out is sent when the token is accepted', async () => {
  refuseToken(1, { method: 'POST' })
  await gleaner.run('startTimer', { ...work, notes: 'started once' })
  await gleaner.until(({ session }) => session.kind === 'expired')
  gleaner.platform.timers.advance(MINUTE)
  gleaner.platform.timers.tick()
  await isAccepted()
})
