import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import { MainProcess } from '#tests/support/main-process.ts'

const TEN_MINUTES = 10 * MINUTE

let gleaner: MainProcess
afterEach(() => gleaner.close())

describe('the time of the last pull', () => {
  it('the time of a slow pull is that of its beginning', async () => {
    gleaner = await MainProcess.create()
    const { timers } = gleaner.platform
    let perRequest = 0
    gleaner.platform.fetch = (input, init) => {
      timers.advance(perRequest)
      return fetch(input, init)
    }
    await gleaner.signIn()
    timers.advance(1)
    const calledAt = timers.now()
    perRequest = TEN_MINUTES
    await gleaner.run('syncNow')
    const { sync } = await gleaner.until(({ sync: { lastPulledAt } }) => lastPulledAt! >= calledAt)
    expect(sync.lastPulledAt! - calledAt).toBeLessThan(TEN_MINUTES)
  })
})
