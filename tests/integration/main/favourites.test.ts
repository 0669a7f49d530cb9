import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

describe('favourites', () => {
  it('are in the menu with their names and start at once', async () => {
    const work = await main.work()
    await main.run('changeSettings', { favourites: [{ ...work, notes: 'Stand-up' }] })
    expect(main.platform.trayItem('favourite:0')?.label).toContain('Stand-up')
    main.platform.chooseInTray('favourite:0')
    await main.until(({ running }) => running?.notes === 'Stand-up')
  })

  it('that are not assigned are not shown', async () => {
    await main.run('changeSettings', { favourites: [{ projectId: 1, taskId: 1, notes: '' }] })
    expect((await main.state()).favourites).toEqual([])
    expect((await main.state()).settings.favourites).toHaveLength(1)
  })
})
