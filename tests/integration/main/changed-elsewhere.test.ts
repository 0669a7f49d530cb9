import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

describe('a timer stopped elsewhere', () => {
  it.each([
    [true, 1],
    [false, 0]
  ])(
    'a timer stopped elsewhere is reported if the setting is on (%j), %d times',
    async (externalChangeNotices, count) => {
      await main.run('changeSettings', { externalChangeNotices })
      await main.run('startTimer', { ...(await main.work()), notes: '' })
      await main.settled()
      const [entry] = main.sandbox.account.entries()
      if (!entry) throw new Error('the expected item is missing')
      main.sandbox.account.stop(entry.userId, entry.id)
      await main.run('syncNow')
      const { notices } = await main.until(({ running }) => running === null)
      expect(notices.filter(({ kind }) => kind === 'stopped-elsewhere')).toHaveLength(count)
    }
  )
})

describe('notices about changes elsewhere', () => {
  const elsewhere = () => main.sandbox.account
  async function runningSince(minutes: number) {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    main.platform.timers.advance(minutes * MINUTE)
    const [entry] = elsewhere().entries()
    if (!entry) throw new Error('no timer runs')
    return entry
  }

  it('the notice of a timer stopped on the web contains the time', async () => {
    const { id, userId } = await runningSince(20)
    const stoppedAt = main.platform.timers.now()
    elsewhere().stop(userId, id)
    main.platform.timers.advance(MINUTE)
    await main.run('syncNow')
    const { notices } = await main.until(({ running }) => running === null)
    expect(notices).toMatchObject([{ kind: 'stopped-elsewhere' }])
    expect(Math.abs((notices[0]?.at ?? 0) - stoppedAt)).toBeLessThan(1000)
  })

  it('only the last change elsewhere is reported', async () => {
    const { id, userId, projectId, taskId, spentDate } = await runningSince(20)
    elsewhere().stop(userId, id)
    await main.run('syncNow')
    await main.until(({ running }) => running === null)
    elsewhere().create(userId, { project_id: projectId, task_id: taskId, spent_date: spentDate })
    await main.run('syncNow')
    const { notices } = await main.until(({ running }) => running !== null)
    expect(notices).toMatchObject([{ kind: 'started-elsewhere' }])
  })
})
