import { expect, test } from './support/gleaner.ts'
import { isStandIn } from './support/launch.ts'

test.describe('the tray', { tag: '@tray' }, () => {
  test('the menu starts recent work and stops it', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 0.5 })
    await gleaner.launchSignedIn()
    const { tray } = gleaner.desktop
    await expect.poll(() => tray.labels()).toContain('Recent')

    const labels = await tray.labels()
    await tray.choose(labels[labels.indexOf('Recent') + 1] ?? '')
    await expect.poll(() => harvest.running?.notes).toBe('Logo drafts')
    await expect.poll(() => tray.labels()).toContain('Stop')
    await expect.poll(() => tray.image()).toContain('running')
    expect(await tray.toolTip()).toContain('Exhibition app')

    await tray.choose('Stop')
    await expect.poll(() => harvest.running).toBeUndefined()
    await expect.poll(() => tray.image()).toContain('idle')
    expect(harvest.entries()).toHaveLength(1)
  })

  test('the menu shows the running work and its time', async ({ gleaner, harvest }) => {
    harvest.startedAgo(75, { notes: 'Sketches' })
    await gleaner.launchSignedIn()
    const { tray } = gleaner.desktop
    await expect
      .poll(async () => (await tray.labels())[0])
      .toMatch(/^Exhibition app · Design {2}1:1/)
    expect(await tray.toolTip()).toMatch(/Exhibition app · 1:1\d · today 1:1/)
  })

  test('a click shows the popover, and a second one hides it', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { tray } = gleaner.desktop
    await tray.click()
    await gleaner.expectHidden('popover')
    await expect(async () => {
      await tray.click()
      expect(await gleaner.desktop.visibleWindows()).toHaveLength(1)
    }).toPass()
  })

  test('the tray offers to connect before the user has signed in', async ({ gleaner }) => {
    await gleaner.launch({ args: ['--hidden'] })
    expect(await gleaner.desktop.visibleWindows()).toEqual([])
    expect(await gleaner.desktop.tray.image()).toContain('signed-out')
    await gleaner.desktop.tray.choose('connect')
    await expect((await gleaner.welcome()).token).toBeVisible()
  })

  test('quitting from the menu exits with code 0 and leaves the timer running', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.start({ search: 'exhibition design', notes: 'Poster' })
    await expect.poll(() => harvest.running?.notes).toBe('Poster')
    expect(await gleaner.quit()).toBe(0)
    expect(harvest.running?.notes).toBe('Poster')

    await gleaner.launch()
    const again = await gleaner.showPopover()
    await expect(again.timer).toContainText('Exhibition app')
    expect(harvest.entries()).toHaveLength(1)
  })

  test('closing a window hides it, reports that once, and the app continues', async ({
    gleaner
  }) => {
    await gleaner.launchSignedIn()
    const { notifications } = gleaner.desktop
    const timesheet = await gleaner.openTimesheet()
    await gleaner.close(timesheet.page)
    await gleaner.expectHidden('timesheet')
    await expect.poll(() => notifications.list()).toHaveLength(1)
    expect(await notifications.list()).toMatchObject([{ title: 'Gleaner is still here' }])

    const again = await gleaner.openTimesheet()
    await expect(again.grid).toBeVisible()
    await gleaner.close(again.page)
    await gleaner.expectHidden('timesheet')
    expect(await notifications.list()).toHaveLength(1)
  })

  test('a desktop without tray icons gets a window instead, with an explanation', async ({
    gleaner
  }) => {
    test.skip(!isStandIn, 'the kind of desktop cannot be chosen')
    test.skip(!process.env['DBUS_SESSION_BUS_ADDRESS'], 'nobody tells whether there is a tray')
    await gleaner.launch({
      args: ['--demo', '--hidden'],
      env: { STAND_IN_DESKTOP: 'gnome,no-tray-host' }
    })
    const popover = await gleaner.popover()
    await expect(popover.notice('This desktop shows no tray icons')).toBeVisible()
  })

  test('a click on GNOME opens the menu, and a double click the popover', async ({ gleaner }) => {
    test.skip(!isStandIn, 'the kind of desktop cannot be chosen')
    await gleaner.launch({ args: ['--demo'], env: { STAND_IN_DESKTOP: 'gnome' } })
    const popover = await gleaner.popover()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    const { tray } = gleaner.desktop
    await tray.click()
    expect(await tray.openMenu()).toContain('Quit Gleaner')
    await tray.doubleClick()
    await gleaner.popover()
  })
})
