import { messagesFor } from '#shared/messages/catalogue.ts'
import { HarvestHost, secondAccount } from '../support/harvest-host.ts'
import { expect, test } from './support/gleaner.ts'
import { InputMethod } from './support/input-method.ts'

const { find, popover: popoverTexts, settings, timesheet: texts } = messagesFor('en')
const CTRL_ALT = 3

test.describe('single keys', { tag: '@typing' }, () => {
  for (const [layout, key] of [
    ['Russian', 'ы'],
    ['Greek', 'σ'],
    ['Hebrew', 'ד']
  ] as const)
    test(`S of a ${layout} keyboard starts the timer in the popover`, async ({
      gleaner,
      harvest
    }) => {
      harvest.book({ notes: 'Release notes', hours: 1 })
      const { page } = await gleaner.launchSignedIn()
      await (await InputMethod.on(page)).type(key, 'KeyS')
      await expect.poll(() => harvest.running?.notes).toBe('Release notes')
    })

  test('Ctrl+Z on a Russian keyboard undoes a change of the week', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    await gleaner.launchSignedIn()
    const { page, ...timesheet } = await gleaner.openTimesheet()
    await page.getByRole('article').first().focus()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: texts.entry.delete }).last().click()
    await expect.poll(() => harvest.entries()).toHaveLength(0)
    await (await InputMethod.on(page)).type('я', 'KeyZ', 2)
    await expect.poll(() => harvest.entries()).toHaveLength(1)
    expect(timesheet).toBeTruthy()
  })

  test('typing ahead in the menu of accounts does not affect the timer', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    const second = await secondAccount(harvest.sandbox, {
      accountId: 7_000_001,
      name: 'Studio Nord',
      mode: 'duration',
      limit: 10_000
    })
    const host = await HarvestHost.open([harvest.sandbox, second])
    await gleaner.launch({
      env: { GLEANER_API_URL: `${host.url}/v2`, GLEANER_ID_URL: host.url }
    })
    const welcome = await gleaner.welcome()
    await welcome.connect(harvest.token)
    await welcome.choose('Northlight Studio')
    const { page, status } = await gleaner.popover()
    await expect(status).toContainText('Up to date')
    const timesheet = await gleaner.openSettings()
    await timesheet.page.getByRole('button', { name: 'Open Studio Nord' }).click()
    await gleaner.showPopover()
    await page.getByRole('button', { name: /Studio Nord.*Switch…$/ }).click()
    await expect(page.getByRole('menu', { name: popoverTexts.accounts.label })).toBeVisible()
    await page.keyboard.type('sn')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(status).toContainText('Up to date')
    expect(second.account.entries().filter(({ timerStartedAt }) => timerStartedAt)).toEqual([])
    expect(harvest.running).toBeUndefined()
    await host.close()
    await second.close()
  })

  test('single keys do nothing once they are turned off in the settings', async ({
    gleaner,
    harvest
  }, testInfo) => {
    harvest.book({ notes: 'Release notes', hours: 1 })
    const popover = await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    const name = settings.hotkeys.letterKeys
    await page.getByRole('switch', { name }).click()
    await expect(page.getByRole('switch', { name })).not.toBeChecked()
    await page.getByRole('switch', { name }).scrollIntoViewIfNeeded()
    await page.screenshot({ path: testInfo.outputPath('letter-keys.png') })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid')).toBeVisible()
    for (const key of ['s', 'n', 'l', '?', '/']) await page.keyboard.press(key)
    await expect(page.getByRole('grid')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await gleaner.showPopover()
    await popover.page.keyboard.press('s')
    await popover.page.keyboard.press('n')
    await expect(popover.picker).not.toBeFocused()
    expect(harvest.running).toBeUndefined()
    await page.evaluate(() => window.desktop.changeSettings({ letterKeys: true }))
    await expect(async () => {
      await popover.page.keyboard.press('n')
      await expect(popover.picker).toBeFocused({ timeout: 1000 })
    }).toPass()
    expect(harvest.running).toBeUndefined()
  })
})

test.describe('input methods', { tag: '@typing' }, () => {
  test('Enter, Escape and arrows of an input method do not act in Find', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: '会議の準備', hours: 1 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openTimesheet()
    await expect(page.getByRole('grid')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+f')
    const field = page.getByRole('searchbox', { name: find.field })
    await expect(field).toBeFocused()
    const method = await InputMethod.on(page)
    await method.compose('会議')
    await expect(page.getByRole('group', { name: find.results }).getByRole('button')).toHaveCount(1)
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await method.press(key)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('会議')
    await method.commit('会議')
    await page.keyboard.press('Escape')
    await expect(field).toHaveValue('')
  })

  test('Escape and Enter of an input method do not act in Add row', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openTimesheet()
    await page.getByRole('button', { name: texts.grid.addRow }).click()
    const field = page.getByRole('combobox', { name: texts.grid.addRow })
    await expect(field).toBeFocused()
    const method = await InputMethod.on(page)
    await method.compose('design')
    for (const key of ['ArrowDown', 'Enter', 'Escape', 'Escape']) await method.press(key)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('design')
  })

  test('Escape of an input method does not act in the search of the settings', async ({
    gleaner
  }) => {
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    const field = page.getByRole('searchbox', { name: settings.search })
    await field.click()
    const method = await InputMethod.on(page)
    await method.compose('hot')
    await method.press('Escape')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('hot')
  })

  for (const mode of ['duration', 'timestamps'] as const)
    test.describe(`input methods in an account with ${mode}`, () => {
      test.use({ account: { mode } })

      test(`Enter and Escape of an input method do not act in the issue field of a card (${mode})`, async ({
        gleaner,
        harvest
      }) => {
        harvest.book(
          mode === 'duration'
            ? { notes: 'Report', hours: 1 }
            : { notes: 'Report', from: '9:00', to: '10:00' }
        )
        await gleaner.launchSignedIn()
        const { page } = await gleaner.openTimesheet()
        const card = page.getByRole('article').first()
        await card.getByRole('button', { name: texts.entry.details }).click()
        const field = card.getByRole('textbox', { name: texts.reference.field })
        await field.click()
        const method = await InputMethod.on(page)
        await method.compose('https')
        for (const key of ['Enter', 'Escape']) await method.press(key)
        await expect(field).toBeFocused()
        await expect(card.getByText(texts.reference.unknown)).toHaveCount(0)
      })
    })

  test('Enter and Escape of an input method do not act in the hours of a card', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Report', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await timesheet
      .entry('Report')
      .getByRole('button', { name: /edit hours$/ })
      .click()
    const field = timesheet.entry('Report').getByRole('textbox', { name: texts.form.hours })
    await expect(field).toBeFocused()
    const method = await InputMethod.on(page)
    await method.compose('２')
    for (const key of ['Enter', 'Escape']) await method.press(key)
    await expect(field).toBeFocused()
    expect(harvest.entries().map(({ hundredths }) => hundredths)).toEqual([100])
    await method.commit('２')
    await page.keyboard.press('Enter')
    await expect.poll(() => harvest.entries().map(({ hundredths }) => hundredths)).toEqual([200])
  })
})

test.describe('recording a hotkey', { tag: ['@typing', '@hotkeys'] }, () => {
  for (const language of ['en', 'de'] as const)
    test(`a recording takes the letter on the key of a German keyboard, and no AltGr letter (${language})`, async ({
      gleaner
    }, testInfo) => {
      await gleaner.launchSignedIn()
      const { page } = await gleaner.openSettings()
      await page.evaluate((chosen) => window.desktop.changeSettings({ language: chosen }), language)
      const { hotkeys } = messagesFor(language).settings
      const name = hotkeys.changeFor({ action: hotkeys.newEntry })
      await page.getByRole('button', { name }).click()
      const recorder = page.getByRole('button', { name: hotkeys.record })
      await expect(recorder).toBeFocused()
      const method = await InputMethod.on(page)
      await method.type('€', 'KeyE', CTRL_ALT)
      await expect(page.getByText(hotkeys.typesCharacter({ character: '€' }))).toBeVisible()
      await page.screenshot({ path: testInfo.outputPath(`alt-gr-${language}.png`) })
      await method.type('z', 'KeyY', CTRL_ALT)
      await expect(page.getByRole('button', { name })).toBeFocused()
      const row = page.getByRole('listitem').filter({ hasText: hotkeys.newEntry })
      await expect(row.locator('kbd kbd').last()).toHaveText('Z')
    })
})
