import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import { FAVOURITE_NOTES_MAX } from '#shared/settings.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

describe('favourites', () => {
  it('a favourite is in the menu with its names and starts at once', async () => {
    const work = await main.work()
    await main.run('changeSettings', { favourites: [{ ...work, notes: 'Stand-up' }] })
    const id = `favourite:${work.projectId}:${work.taskId}:Stand-up`
    expect(main.platform.trayItem(id)?.label).toContain('Stand-up')
    main.platform.chooseInTray(id)
    await main.until(({ running }) => running?.notes === 'Stand-up')
  })

  it('a favourite that the settings file cannot store is refused', async () => {
    const work = await main.work()
    const most = { ...work, notes: 'x'.repeat(FAVOURITE_NOTES_MAX) }
    const answer = await main.platform.command('changeSettings', {
      favourites: [{ ...most, notes: `${most.notes}x` }]
    })
    expect(answer).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
    await main.run('changeSettings', { favourites: [most] })
    await main.stop()
    await main.start()
    expect((await main.state()).settings.favourites).toEqual([most])
  })

  it('a favourite disappears from the menu when its project is archived', async () => {
    const work = await main.work()
    await main.run('changeSettings', { favourites: [{ ...work, notes: 'Stand-up' }] })
    main.sandbox.account.changeProject(work.projectId, { isActive: false })
    main.platform.timers.advance(11 * MINUTE)
    await main.run('syncNow')
    await main.until(({ favourites }) => favourites.length === 0)
    expect(main.platform.trayItem(`favourite:${work.projectId}:${work.taskId}:Stand-up`)).toBe(
      undefined
    )
  })

  it('a favourite removed after the menu was opened starts nothing', async () => {
    const [one, other] = [await main.work(0), await main.work(1)]
    await main.run('changeSettings', { favourites: [{ ...one, notes: 'Stand-up' }] })
    const [item] = main.platform.trayView!.menu.filter(
      (each) => each.kind === 'item' && each.id.startsWith('favourite:')
    )
    await main.run('changeSettings', { favourites: [{ ...other, notes: 'Other client' }] })
    main.platform.chooseInTray((item as { id: string }).id)
    const { running, notices } = await main.state()
    expect(running).toBeNull()
    expect(notices).toMatchObject([{ kind: 'item-is-gone' }])
  })

  it('an unassigned favourite is not shown', async () => {
    await main.run('changeSettings', { favourites: [{ projectId: 1, taskId: 1, notes: '' }] })
    expect((await main.state()).favourites).toEqual([])
    expect((await main.state()).settings.favourites).toHaveLength(1)
  })
})
