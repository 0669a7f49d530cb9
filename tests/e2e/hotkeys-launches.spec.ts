import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test } from './support/gleaner.ts'
import { isStandIn } from './support/launch.ts'
import { launchBeside } from './support/second-launch.ts'

const { hotkeys } = DEFAULT_SETTINGS

test.describe('commands that the desktop binds to keys', { tag: '@hotkeys' }, () => {
  test.skip(!isStandIn, 'a second process would be Playwright’s too')

  test('gleaner --toggle starts the last work and stops it', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    expect(await launchBeside(gleaner, '--toggle')).toBe(0)
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
    await launchBeside(gleaner, '--toggle')
    await expect.poll(() => harvest.running).toBeUndefined()
  })

  test('gleaner --new opens the list for a new entry', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    await launchBeside(gleaner, '--new')
    await expect((await gleaner.popover()).picker).toBeFocused()
  })

  test('gleaner --show shows the popover', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    await launchBeside(gleaner, '--show')
    await gleaner.popover()
  })

  test('gleaner --toggle acts at once when Gleaner was not running', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(20, { notes: 'Sketches' })
    await gleaner.launchSignedIn()
    await gleaner.quit()
    await gleaner.launch({ args: ['--toggle'] })
    await expect.poll(() => harvest.running).toBeUndefined()
    expect(await gleaner.desktop.visibleWindows()).toEqual([])
  })
})

test.describe('hotkeys through the Wayland portal', { tag: '@hotkeys' }, () => {
  test.skip(!isStandIn, 'the kind of desktop cannot be chosen')

  test('hotkeys are requested, and keys that the portal cannot distinguish are refused', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    gleaner.writeSettings({ version: 1, hotkeys: { ...hotkeys, newEntry: 'CommandOrControl+F8' } })
    await gleaner.launchSignedIn({ env: { STAND_IN_DESKTOP: 'wayland' } })
    const settings = await gleaner.openSettings()
    await expect(settings.hotkey('toggleTimer')).toContainText('Requested')
    await expect(settings.hotkey('newEntry')).toContainText('Refused')
    expect(await gleaner.desktop.hotkeys.press(hotkeys.toggleTimer ?? '')).toBe(true)
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
    expect(await gleaner.desktop.hotkeys.registered()).not.toContain('ctrl+f8')
  })
})

test.describe('refused hotkeys', { tag: '@hotkeys' }, () => {
  test('a refused hotkey leaves the previous one in force', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    const settings = await gleaner.openSettings()
    await gleaner.desktop.hotkeys.take('CommandOrControl+Alt+J')
    await settings.changeHotkey('toggleTimer', 'ControlOrMeta+Alt+j')
    await expect(settings.hotkey('toggleTimer')).toContainText('was refused by the system')
    expect(await gleaner.desktop.hotkeys.press(hotkeys.toggleTimer ?? '')).toBe(true)
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
  })
})
