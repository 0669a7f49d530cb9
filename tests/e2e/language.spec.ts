import { messagesFor } from '#shared/messages/catalogue.ts'
import { expect, test } from './support/gleaner.ts'
import { PopoverWindow } from './support/windows/popover.ts'

const english = messagesFor('en')
const german = messagesFor('de')

test.describe('the language', { tag: '@settings' }, () => {
  test('Gleaner uses the language of the system from the first window on', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(60, { notes: 'Wandtexte' })
    await gleaner.launch({ args: ['--lang=de-AT'] })
    const { page } = await gleaner.welcome()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(german.welcome.title)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de-AT')
    await page.getByLabel(german.welcome.tokenLabel).fill(harvest.token)
    await page.getByRole('button', { name: german.welcome.connect, exact: true }).click()
    const popover = await gleaner.popover()
    await expect(popover.page.getByRole('contentinfo')).toContainText(
      german.sync.status({ status: 'up-to-date' })
    )
    await gleaner.beAway(30)
    const question = await gleaner.idleQuestion()
    const answers = question.page.getByRole('group', { name: german.idle.choices })
    await expect(answers).toContainText('Timer stoppen und 30 Minuten entfernen')
    expect(await gleaner.desktop.tray.labels()).toContain(german.tray.answerIdle)
  })

  test('the language chosen in the settings applies everywhere at once and stays', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 0.5 })
    await gleaner.launchSignedIn()
    const { tray } = gleaner.desktop
    const { page } = await gleaner.openSettings()
    await page
      .getByRole('combobox', { name: english.settings.language.label })
      .selectOption(english.settings.language.de)
    await expect(page.getByRole('heading', { name: german.settings.title })).toBeVisible()
    await expect(page).toHaveTitle('Einstellungen · Gleaner')
    await expect.poll(() => tray.labels()).toContain(german.tray.quit)
    await expect.poll(() => tray.toolTip()).toBe(german.tray.toolTip.idle({ today: '0:30' }))
    const hidden = gleaner.app.windows().find((each) => each.url().includes('/popover/'))
    await expect(hidden!.locator('html')).toHaveAttribute('lang', 'de')

    await gleaner.quit()
    await gleaner.launch()
    const { page: again } = await gleaner.showPopover()
    await expect(new PopoverWindow(again).entry('Logo drafts')).toBeVisible()
    await expect(again.getByRole('heading', { name: german.popover.todayHeading })).toBeVisible()
    await expect(again.getByText(english.popover.todayHeading)).toHaveCount(0)
    expect(await gleaner.desktop.tray.labels()).toContain(german.tray.quit)
  })
})
