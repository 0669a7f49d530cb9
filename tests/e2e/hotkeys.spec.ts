import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test } from './support/gleaner.ts'

const { hotkeys } = DEFAULT_SETTINGS

test.describe('global hotkeys', { tag: '@hotkeys' }, () => {
  test('a hotkey starts the last work and stops it in front of any window', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')

    expect(await gleaner.desktop.hotkeys.press(hotkeys.toggleTimer ?? '')).toBe(true)
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
    const { tray } = gleaner.desktop
    await expect.poll(() => tray.image()).toContain('running')
    // a press too soon after the last one counts as a repeat
    await expect(async () => {
      await gleaner.desktop.hotkeys.press(hotkeys.toggleTimer ?? '')
      await expect.poll(() => tray.image(), { timeout: 1000 }).not.toContain('running')
    }).toPass()
    await expect.poll(() => harvest.running).toBeUndefined()
    expect(harvest.entries()).toHaveLength(1)
  })

  test('a held hotkey counts once', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    const { press } = gleaner.desktop.hotkeys
    await Promise.all([1, 2, 3, 4].map(() => press(hotkeys.toggleTimer ?? '')))
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
    const popover = await gleaner.popover()
    await expect(popover.status).toContainText('Up to date')
    expect(harvest.running?.notes).toBe('Release notes')
  })

  test('a hotkey shows the popover and hides it again', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    await gleaner.desktop.hotkeys.press(hotkeys.showPopover ?? '')
    await gleaner.popover()
  })

  test('a hotkey opens the list for a new entry', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    await gleaner.desktop.hotkeys.press(hotkeys.newEntry ?? '')
    const popover = await gleaner.popover()
    await expect(popover.picker).toBeFocused()
    await expect(popover.suggestions.first()).toBeVisible()
  })

  test('a hotkey opens the timesheet', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    await gleaner.desktop.hotkeys.press(hotkeys.openTimesheet ?? '')
    await expect((await gleaner.timesheet()).grid).toBeVisible()
  })

  test('keys that another action holds are shown as taken', async ({ gleaner }) => {
    gleaner.writeSettings({ hotkeys: { ...hotkeys, toggleTimer: hotkeys.showPopover } })
    const popover = await gleaner.launchSignedIn()
    await expect(popover.notice('is taken by another program')).toContainText(
      'Start or stop the timer'
    )
    const settings = await gleaner.openSettings()
    await expect(settings.hotkey('toggleTimer')).toContainText(
      '“Show Gleaner” has these keys already'
    )
    await expect(settings.hotkey('showPopover')).toContainText('Active')
  })

  test('new keys are recorded in the settings and work at once', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    const settings = await gleaner.openSettings()
    await gleaner.desktop.hotkeys.take('CommandOrControl+Alt+J')
    await settings.changeHotkey('toggleTimer', 'ControlOrMeta+Alt+j')
    await expect(settings.hotkey('toggleTimer')).toContainText('was refused by the system')
    await settings.changeHotkey('toggleTimer', 'ControlOrMeta+Alt+k')
    await expect(settings.hotkey('toggleTimer')).not.toContainText('was refused')
    await expect(settings.hotkey('toggleTimer')).toContainText('Active')

    expect(await gleaner.desktop.hotkeys.press(hotkeys.toggleTimer ?? '')).toBe(false)
    expect(await gleaner.desktop.hotkeys.press('CommandOrControl+Alt+K')).toBe(true)
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
  })
})
