import { messagesFor } from '#shared/messages/catalogue.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'

const { settings: texts } = messagesFor('en')

test.describe('settings', { tag: '@settings' }, () => {
  test('a search shows the sections that contain it, and Escape shows all again', async ({
    gleaner
  }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    const sections = page.getByRole('region')
    const all = await sections.count()
    await page.getByRole('searchbox', { name: texts.search }).fill('discreet')
    await expect(sections).toHaveCount(1)
    await expect(sections).toContainText(texts.general.heading)
    await page.keyboard.press('Escape')
    await expect(sections).toHaveCount(all)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid')).toBeVisible()
  })

  test('a new theme applies in every window at once, and after a restart', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await page.getByRole('radio', { name: texts.theme.dark }).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await gleaner.showPopover()
    await expect(popover.page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await gleaner.quit()
    await gleaner.launch()
    const again = await gleaner.openSettings()
    await expect(again.page.getByRole('radio', { name: texts.theme.dark })).toBeChecked()
  })

  test('discreet mode shows no names in the tray', async ({ gleaner, harvest }) => {
    harvest.startedAgo(30, { notes: 'Typo hunt' })
    await gleaner.launchSignedIn()
    const shown = () => gleaner.desktop.tray.toolTip()
    await expect.poll(shown).toContain('Exhibition app')
    const { page } = await gleaner.openSettings()
    await page.getByRole('switch', { name: texts.general.discreet }).click()
    await expect(page.getByRole('switch', { name: texts.general.discreet })).toBeChecked()
    await expect.poll(shown).not.toContain('Exhibition app')
  })

  test('hotkeys are suspended while keys are recorded and work again afterwards', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    const toggle = DEFAULT_SETTINGS.hotkeys.toggleTimer ?? ''
    const { page } = await gleaner.openSettings()
    const name = texts.hotkeys.changeFor({ action: texts.hotkeys.newEntry })
    await page.getByRole('button', { name }).click()
    const recorder = page.getByRole('button', { name: texts.hotkeys.record })
    await expect(recorder).toBeFocused()
    const rest = () => gleaner.app.evaluate(({ globalShortcut }) => globalShortcut.isSuspended())
    await expect.poll(rest).toBe(true)
    await gleaner.desktop.hotkeys.press(toggle)
    await recorder.press('Escape')
    expect(harvest.running).toBeUndefined()
    await expect(async () => {
      await gleaner.desktop.hotkeys.press(toggle)
      await expect.poll(() => gleaner.desktop.tray.image(), { timeout: 2000 }).toContain('running')
    }).toPass()
    await expect.poll(() => harvest.running?.notes).toBe('Release notes')
  })

  test('diagnostics are shown before they are saved, and name nobody', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Secret project plans', hours: 1 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await page.getByRole('button', { name: texts.data.diagnostics }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Gleaner')
    const text = (await dialog.textContent()) ?? ''
    for (const secret of [harvest.token, 'Secret project', 'Exhibition app']) {
      expect(text).not.toContain(secret)
    }
    await expectNoAxeViolations(page)
  })

  test('the folder of entries and settings opens in the file manager', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await page.getByRole('button', { name: texts.data.openFolder }).click()
    await expect.poll(() => gleaner.desktop.opened()).toEqual([gleaner.userData])
  })

  test('About shows the versions and the third-party notices', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    const about = page.getByRole('region', { name: texts.about.heading })
    await expect(about).toContainText(/Electron\s*45\./)
    await about.getByRole('button', { name: texts.about.notices }).click()
    const dialog = page.getByRole('dialog')
    for (const name of ['svelte', 'bits-ui', 'zod', 'undici', 'electron', 'electron-store']) {
      await expect(dialog).toContainText(new RegExp(`^${name} \\d.* \\(.+\\)$`, 'm'))
    }
    await expect(dialog).toContainText('Permission is hereby granted')
    await expectNoAxeViolations(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  test('a reset of the settings lists what it deletes, needs a confirmation, and does not sign out', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    const popover = await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await page.getByRole('radio', { name: texts.theme.dark }).check()
    const words = texts.data.reset.settings
    const { dialogs } = gleaner.desktop
    await dialogs.answer('Cancel')
    await page.getByRole('button', { name: words.name }).click()
    await expect.poll(() => dialogs.shown()).toHaveLength(1)
    expect((await dialogs.shown())[0]).toMatchObject({
      message: words.question,
      detail: words.deletes
    })
    await expect(page.getByRole('radio', { name: texts.theme.dark })).toBeChecked()
    await dialogs.answer(words.confirm)
    await page.getByRole('button', { name: words.name }).click()
    await expect(page.getByRole('radio', { name: texts.theme.system })).toBeChecked()
    await gleaner.showPopover()
    await expect(popover.entry('Release notes')).toBeVisible()
  })

  test('axe finds no faults in the settings, in both themes', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    for (const theme of ['light', 'dark'] as const) {
      await page.getByRole('radio', { name: texts.theme[theme] }).check()
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expectNoAxeViolations(page)
    }
  })
})
