import { messagesFor } from '#shared/messages/catalogue.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'

const { welcome: texts, settings } = messagesFor('en')

test.describe('the first steps', { tag: ['@settings', '@onboarding'] }, () => {
  test.use({ isFirstTime: true })

  test('the first steps lead from the token over hotkeys and idle settings to the popover, by keyboard, once', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    const { keyboard } = welcome.page
    await expect(welcome.step).toHaveText(/Connect/)
    await welcome.token.focus()
    await keyboard.type(harvest.token)
    await keyboard.press('Enter')
    await expect(welcome.page.getByRole('heading', { name: texts.atHand.heading })).toBeFocused()
    await expect(welcome.page.getByText(texts.atHand.icon.linux)).toBeVisible()

    const { newEntry } = settings.hotkeys
    await welcome.page
      .getByRole('button', { name: settings.hotkeys.changeFor({ action: newEntry }) })
      .focus()
    await keyboard.press('Enter')
    await keyboard.press('Control+Alt+Shift+J')
    await expect.poll(() => gleaner.desktop.hotkeys.registered()).toContain('alt+ctrl+shift+j')
    await welcome.page.getByRole('button', { name: texts.steps.next }).focus()
    await keyboard.press('Enter')

    await expect(welcome.page.getByRole('heading', { name: texts.away.heading })).toBeFocused()
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.press('ArrowRight')
    await expect(welcome.page.getByRole('radio', { name: '15 min' })).toBeChecked()
    await welcome.page.getByRole('heading', { name: texts.away.heading }).focus()
    await keyboard.press('Enter')
    await expect((await gleaner.popover()).status).toContainText('Up to date')
    await gleaner.expectHidden('welcome')

    await gleaner.quit()
    await gleaner.launch()
    const { page } = await gleaner.openSettings()
    await expect(page.getByRole('textbox', { name: settings.idle.threshold })).toHaveValue('15')
    expect(await gleaner.desktop.visibleWindows()).toHaveLength(1)
  })

  test('the first steps can be skipped with one click, and the settings stay', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.connect(harvest.token)
    await welcome.skipSteps()
    await expect((await gleaner.popover()).status).toContainText('Up to date')
    const { openTimesheet } = DEFAULT_SETTINGS.hotkeys
    expect(await gleaner.desktop.hotkeys.press(openTimesheet ?? '')).toBe(true)
    await expect((await gleaner.timesheet()).grid).toBeVisible()
  })

  test('the first steps do not appear again after they were closed and the user signs out', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await welcome.tryDemo()
    await expect(welcome.step).toHaveText(/At hand/)
    await gleaner.close(welcome.page)
    const { page } = await gleaner.openSettings()
    await gleaner.desktop.dialogs.answer('Sign out')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(welcome.token).toBeVisible()
    await expect(welcome.step).toBeHidden()
    await welcome.connect(harvest.token)
    await expect((await gleaner.popover()).status).toContainText('Up to date')
  })

  for (const theme of ['light', 'dark'] as const) {
    test(
      `axe finds no faults in the first steps, ${theme}`,
      { tag: '@axe' },
      async ({ gleaner, harvest }, testInfo) => {
        await gleaner.launch()
        await gleaner.desktop.theme(theme === 'dark')
        const welcome = await gleaner.welcome()
        await welcome.connect(harvest.token)
        await expect(
          welcome.page.getByRole('heading', { name: texts.atHand.heading })
        ).toBeVisible()
        await expectNoAxeViolations(welcome.page)
        await welcome.page.screenshot({ path: testInfo.outputPath('at-hand.png') })
        await welcome.page.getByRole('button', { name: texts.steps.next }).click()
        await expect(welcome.page.getByRole('heading', { name: texts.away.heading })).toBeVisible()
        await expectNoAxeViolations(welcome.page)
      }
    )
  }
})
