import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test } from './support/gleaner.ts'

const { toggleTimer } = DEFAULT_SETTINGS.hotkeys

for (const language of ['en', 'de'] as const)
  test(`the hotkey restarts a timer that was stopped on the web, and reports it (${language})`, async ({
    gleaner,
    harvest
  }, testInfo) => {
    const { id, userId } = harvest.startedAgo(60, { notes: 'Report' })
    const popover = await gleaner.launchSignedIn()
    await popover.page.evaluate(
      (chosen) => window.desktop.changeSettings({ language: chosen }),
      language
    )
    harvest.sandbox.account.stop(userId, id)
    // moves the computer's clock, so that the last response is a minute old
    await gleaner.app.evaluate(() => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + 60_000
    })
    await gleaner.desktop.hotkeys.press(toggleTimer ?? '')
    const said = language === 'en' ? /^Already stopped on the web at / : /^Schon um .* gestoppt/
    const titles = async () => {
      const shown = await gleaner.desktop.notifications.list()
      return shown.map(({ title }) => title).filter((title) => said.test(title))
    }
    await expect.poll(titles).toHaveLength(1)
    await expect.poll(() => harvest.running?.notes).toBe('Report')
    const shown = await gleaner.showPopover()
    await expect(shown.page.getByText(said).first()).toBeVisible()
    await shown.page.screenshot({ path: testInfo.outputPath(`said-${language}.png`) })
  })
