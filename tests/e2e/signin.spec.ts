import { expect, test } from './support/gleaner.ts'

test.describe('signing in', { tag: '@signin' }, () => {
  test('a token opens the account, and the popover shows it', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Morning review', hours: 1.5 })
    await gleaner.launch()
    await (await gleaner.welcome()).connect(harvest.token)
    const popover = await gleaner.popover()
    await expect(popover.status).toContainText('Up to date')
    await expect(popover.entry('Morning review')).toContainText('1:30')
    await gleaner.expectHidden('welcome')
    await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('today 1:30')
  })

  test('Enter connects, and spaces around the token are ignored', async ({ gleaner, harvest }) => {
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.token.fill(`  ${harvest.token}\n`)
    await welcome.token.press('Enter')
    await expect((await gleaner.popover()).status).toContainText('Up to date')
  })

  test('a wrong token is refused with a message, and nothing is stored', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.connect('1234567.pt.nobody-made-this')
    await expect(welcome.problem).toContainText('Harvest does not know this access token')
    expect(await gleaner.desktop.tray.labels()).toContain('Connect to Harvest…')

    await welcome.connect(harvest.token)
    await expect((await gleaner.popover()).status).toContainText('Up to date')
  })

  test('an empty token sends no request', async ({ gleaner, harvest }) => {
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.connect('   ')
    await expect(welcome.problem).toHaveText('Paste your access token first.')
    expect(harvest.sandbox.requests).toHaveLength(0)
  })

  test('the user chooses one of several accounts', async ({ gleaner, harvest }) => {
    harvest.offerAccounts('Northlight Studio', 'Foxglove Consulting')
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.connect(harvest.token)
    await expect(welcome.page.getByRole('heading', { name: 'Which account?' })).toBeVisible()
    await expect(welcome.page.getByRole('listitem')).toHaveCount(2)
    await welcome.choose('Northlight Studio')
    await expect((await gleaner.popover()).status).toContainText('Up to date')
  })

  test('the first launch without a network shows that, and connects once there is one', async ({
    gleaner,
    harvest
  }) => {
    await harvest.goOffline()
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.connect(harvest.token)
    await expect(welcome.problem).toContainText('Harvest cannot be reached')
    await harvest.goOnline()
    await welcome.connect(harvest.token)
    await expect((await gleaner.popover()).status).toContainText('Up to date')
  })

  test('the demo account opens from the welcome window and saves what is tracked', async ({
    gleaner
  }) => {
    await gleaner.launch()
    await (await gleaner.welcome()).tryDemo()
    const popover = await gleaner.popover()
    await expect(popover.status).toContainText('Demo account')
    await popover.start({ search: 'internal meet', notes: 'Stand-up of the demo' })
    await popover.stop()
    await expect(popover.timer).toBeHidden()
    expect(await gleaner.quit()).toBe(0)

    await gleaner.launch()
    await expect((await gleaner.showPopover()).entry('Stand-up of the demo')).toBeVisible()
  })

  test('--demo opens the demo account directly', async ({ gleaner }) => {
    await gleaner.launch({ args: ['--demo'] })
    await expect((await gleaner.popover()).status).toContainText('Demo account · Up to date')
    await expect.poll(() => gleaner.desktop.tray.labels()).toContain('Recent')
  })

  test('signing out returns to the welcome window', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await gleaner.desktop.dialogs.answer('Sign out')
    await page.getByRole('button', { name: /^Sign out of/ }).click()
    await expect((await gleaner.welcome()).token).toBeVisible()
    await gleaner.expectHidden('timesheet')
    expect(await gleaner.desktop.tray.labels()).toContain('Connect to Harvest…')
  })

  test('the page for tokens opens in the browser', async ({ gleaner }) => {
    await gleaner.launch()
    const { page } = await gleaner.welcome()
    await page.getByRole('button', { name: /^Create a token/ }).click()
    await expect
      .poll(() => gleaner.desktop.opened())
      .toEqual([expect.stringMatching(/^https:\/\/id\.getharvest\.com\//)])
  })
})
