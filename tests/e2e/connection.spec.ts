import { expect, test } from './support/gleaner.ts'

test.describe('trouble with Harvest', { tag: '@connection' }, () => {
  test('offline work is shown as such, saved, and sent once the network is back', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    await harvest.goOffline()
    await popover.start({ search: 'exhibition design', notes: 'On the train' })
    await expect(popover.clock).toBeVisible()
    await expect(popover.status).toContainText('Offline · 1 change waiting to be sent')
    await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('offline, 1 change waiting')
    expect(harvest.entries()).toHaveLength(0)

    await harvest.goOnline()
    await (await popover.showDetails()).getByRole('button', { name: 'Check now' }).click()
    await popover.page.keyboard.press('Escape')
    await expect(popover.status).toContainText('Up to date')
    expect(harvest.entries()).toMatchObject([{ notes: 'On the train' }])
  })

  test('offline work survives quitting and is sent once', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    await harvest.goOffline()
    await popover.start({ search: 'exhibition design', notes: 'On the train' })
    await expect(popover.status).toContainText('1 change waiting')
    expect(await gleaner.quit()).toBe(0)

    await gleaner.launch()
    const again = await gleaner.showPopover()
    await expect(again.timer).toContainText('Exhibition app')
    await harvest.goOnline()
    await (await again.showDetails()).getByRole('button', { name: 'Check now' }).click()
    await again.page.keyboard.press('Escape')
    await expect(again.status).toContainText('Up to date')
    expect(harvest.entries()).toMatchObject([{ notes: 'On the train' }])
  })

  test('a Gleaner killed during a cut finishes it at the next launch', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.startedAgo(60, { notes: 'Layout' })
    await gleaner.launchSignedIn()
    await gleaner.beAway(30)
    const cut = { method: 'PATCH', path: `/v2/time_entries/${id}` }
    harvest.sandbox.faults.arm({ kind: 'latency', milliseconds: 1500, ...cut })
    await (await gleaner.idleQuestion()).answer('stop-and-remove')
    await expect.poll(() => harvest.sandbox.faults.pending).toBe(0)
    await gleaner.crash()
    expect(harvest.entries()).toMatchObject([{ timerStartedAt: null, hundredths: 100 }])

    await gleaner.launch()
    const popover = await gleaner.showPopover()
    await expect(popover.status).toContainText('Up to date', { timeout: 30_000 })
    await expect(popover.entry('Layout')).toContainText('0:30')
    const [entry, ...others] = harvest.entries()
    expect(others).toEqual([])
    expect([50, 51]).toContain(entry?.hundredths)
  })

  test('a create interrupted by the network is found again and not repeated', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    harvest.sandbox.faults.arm({ kind: 'commit-then-drop', method: 'POST' })
    harvest.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
    await popover.start({ search: 'exhibition design', notes: 'In the tunnel' })
    await expect.poll(() => harvest.entries().length).toBe(1)
    await expect(popover.status).toContainText('Offline')

    harvest.sandbox.faults.clear()
    await expect(popover.status).toContainText('Up to date', { timeout: 30_000 })
    const posts = harvest.sandbox.requests.filter(({ method }) => method === 'POST')
    expect(posts).toHaveLength(1)
    expect(harvest.entries()).toMatchObject([{ notes: 'In the tunnel', externalReference: null }])
  })

  test('Gleaner reconnects to Harvest by itself', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    await harvest.goOffline()
    await popover.start({ search: 'exhibition design' })
    await expect(popover.status).toContainText('Offline')
    await harvest.goOnline()
    await expect(popover.status).toContainText('Up to date', { timeout: 20_000 })
  })

  test('a revoked token leads to a new sign-in and loses nothing', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    harvest.revokeToken()
    await popover.start({ search: 'exhibition design', notes: 'Not to be lost' })
    await expect(popover.notice('Harvest no longer accepts your access token')).toBeVisible()
    await expect.poll(() => gleaner.desktop.tray.image()).toContain('attention')
    await popover.page.getByRole('button', { name: 'Connect again' }).click()

    const welcome = await gleaner.welcome()
    await expect(welcome.page.getByRole('heading', { name: 'Connect again' })).toBeVisible()
    harvest.acceptToken()
    await welcome.connect(harvest.token)
    await expect.poll(() => harvest.running?.notes).toBe('Not to be lost')
    expect(harvest.entries()).toHaveLength(1)
  })

  test('a token that Harvest accepts again is used without typing', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    harvest.revokeToken()
    await popover.start({ search: 'exhibition design', notes: 'Not to be lost' })
    const notice = popover.notice('Harvest no longer accepts your access token')
    await expect(notice).toBeVisible()
    harvest.acceptToken()
    await expect(async () => {
      await gleaner.wake()
      await expect(notice).toBeHidden({ timeout: 1000 })
    }).toPass()
    await expect.poll(() => harvest.running?.notes).toBe('Not to be lost')
    expect(harvest.entries()).toHaveLength(1)
  })

  test('a stop after more than 24 hours causes a question before it is sent', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(30 * 60, { notes: 'Forgotten' })
    const popover = await gleaner.launchSignedIn()
    await popover.stop()
    const details = await popover.showDetails()
    const question = details.getByRole('article', { name: /ran for more than 24 hours/ })
    await expect(question).toContainText('30:0')
    expect(harvest.running?.notes).toBe('Forgotten')
    await question.getByRole('button', { name: 'Stop it' }).click()
    await expect.poll(() => harvest.running).toBeUndefined()
    expect(harvest.entries()).toHaveLength(1)
    expect(Math.abs((harvest.entries()[0]?.hundredths ?? 0) - 3000)).toBeLessThan(10)
  })

  test('a refused change shows the reason and can be discarded', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await harvest.closeTimeDuring(async () => {
      await timesheet.changeHours('Logo drafts', '2:00')
      await expect(timesheet.entry('Logo drafts')).toContainText('Waiting to be sent')
    })
    await timesheet.checkNow()
    await expect(timesheet.entry('Logo drafts')).toContainText('Harvest refused the last change.')
    await expect.poll(() => gleaner.desktop.tray.image()).toContain('attention')

    const popover = await gleaner.showPopover()
    const details = await popover.showDetails()
    await expect(details).toContainText('Could not change Exhibition app · Design')
    await gleaner.desktop.dialogs.answer('Discard')
    await details.getByRole('button', { name: 'Discard' }).click()
    await expect(details).toContainText('All your changes are at Harvest')
    await popover.page.keyboard.press('Escape')
    await expect(popover.entry('Logo drafts')).toContainText('1:00')
    expect(harvest.entries()).toMatchObject([{ hundredths: 100 }])
  })

  test('a refused change can be sent again', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await harvest.closeTimeDuring(async () => {
      await timesheet.changeHours('Logo drafts', '2:00')
      await expect(timesheet.entry('Logo drafts')).toContainText('Waiting to be sent')
    })
    await timesheet.checkNow()
    await expect(timesheet.entry('Logo drafts')).toContainText('Harvest refused')
    harvest.openTime()
    await timesheet.entry('Logo drafts').getByRole('button', { name: 'Retry' }).click()
    await expect.poll(() => harvest.entries()).toMatchObject([{ hundredths: 200 }])
    await expect(timesheet.entry('Logo drafts')).not.toContainText('Harvest refused')
  })

  test('rate limits lose nothing', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    harvest.sandbox.faults.arm({
      kind: 'rate-limited',
      shape: 'header-and-body',
      retryAfterSeconds: 1
    })
    await popover.start({ search: 'exhibition design', notes: 'Patience' })
    await expect.poll(() => harvest.running?.notes, { timeout: 20_000 }).toBe('Patience')
    expect(harvest.entries()).toHaveLength(1)
  })
})
