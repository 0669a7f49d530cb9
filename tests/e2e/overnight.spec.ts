import { messagesFor } from '#shared/messages/catalogue.ts'
import { expect, test } from './support/gleaner.ts'

const ENGLISH = messagesFor('en')
const GERMAN = messagesFor('de')
/** Minutes. Specs run at about noon, so 20 hours ago was yesterday's afternoon. */
const STARTED = 20 * 60
const AWAY = 18 * 60

test.describe('a timer forgotten overnight', { tag: '@idle' }, () => {
  test('“continue and remove” leaves yesterday its hours and continues in an entry of today', async ({
    gleaner,
    harvest
  }, testInfo) => {
    harvest.startedAgo(STARTED, { notes: 'Layout' })
    const popover = await gleaner.launchSignedIn()
    await gleaner.beAway(AWAY)
    const question = await gleaner.idleQuestion()
    await expect(question.page.getByRole('main')).toContainText(
      /ran past midnight\. .+ keeps the hours below\. On .+, timing goes on in a new entry/
    )
    await expect(question.heading).toHaveText(/^Away \w+, .+ \d+:\d\d – \w+, .+ \d+:\d\d, 18 h$/)
    await question.page.screenshot({ path: testInfo.outputPath('overnight-en.png') })
    await question.answer('continue-and-remove')
    await gleaner.expectHidden('idle')
    await expect.poll(() => harvest.running?.spentDate).toBe(harvest.today())
    const yesterday = () =>
      harvest.entries().filter(({ spentDate }) => spentDate === harvest.today(1))
    await expect
      .poll(() => yesterday().map(({ hundredths }) => Math.abs(hundredths - 200) <= 2))
      .toEqual([true])
    await gleaner.showPopover()
    await expect(popover.clock).toContainText(/^0?:?0:0[01]/)
  })

  test('the question names the new day in German', async ({ gleaner, harvest }, testInfo) => {
    harvest.startedAgo(STARTED, { notes: 'Wandtexte' })
    await gleaner.launch({ args: ['--lang=de-AT'] })
    const { page } = await gleaner.welcome()
    await page.getByLabel(GERMAN.welcome.tokenLabel).fill(harvest.token)
    await page.getByRole('button', { name: GERMAN.welcome.connect, exact: true }).click()
    const popover = await gleaner.popover()
    await expect(popover.page.getByRole('contentinfo')).toContainText(
      GERMAN.sync.status({ status: 'up-to-date' })
    )
    await gleaner.beAway(AWAY)
    const question = await gleaner.idleQuestion()
    await expect(question.page.getByRole('main')).toContainText(
      /Mitternacht\. Für .+ bleiben die Stunden unten\. Am .+ geht es in einem neuen Eintrag weiter/
    )
    await expect(question.page.getByRole('main')).not.toContainText('..')
    await question.page.screenshot({ path: testInfo.outputPath('overnight-de.png') })
  })

  test('a choice about a timer that was stopped elsewhere removes nothing', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.startedAgo(60, { notes: 'Layout' })
    await gleaner.launchSignedIn()
    await gleaner.beAway(30)
    const question = await gleaner.idleQuestion()
    // another device stops the timer before the absence ends, and Gleaner has not fetched that
    harvest.sandbox.account.stop(harvest.userId, id)
    harvest.sandbox.account.update(harvest.userId, id, { hours: 0.5 })
    await question.answer('stop-and-remove')
    await gleaner.expectHidden('idle')
    const { page } = await gleaner.showPopover()
    await expect(page.getByRole('contentinfo')).toContainText(
      ENGLISH.sync.status({ status: 'up-to-date' })
    )
    expect(harvest.running).toBeUndefined()
    expect(harvest.entries()).toMatchObject([{ id, hundredths: 50 }])
  })
})
