import { expect, test } from './support/gleaner.ts'

const HOUR_AND_AWAY = 60
const HALF_AN_HOUR = 30

test.describe('time away', { tag: '@idle' }, () => {
  test('the idle question names the work, the time and the four choices', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(HOUR_AND_AWAY, { notes: 'Layout' })
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    const question = await gleaner.idleQuestion()
    await expect(question.heading).toContainText('30 minutes')
    await expect(question.page.getByRole('main')).toContainText('Exhibition app')
    await expect(question.page.getByRole('main')).toContainText('Layout')
    await expect(question.answerButton('stop-and-remove')).toContainText('1:00 → 0:30')
    await expect.poll(() => gleaner.desktop.tray.image()).toContain('attention')
    expect(await gleaner.desktop.tray.labels()).toContain('Answer about your absence…')
  })

  test('“stop and remove” stops the timer without the absence', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('stop-and-remove')
    await gleaner.expectHidden('idle')
    await expect.poll(() => harvest.running).toBeUndefined()
    await expect.poll(() => harvest.entries()[0]?.hundredths).toBeLessThanOrEqual(51)
    expect(harvest.entries()[0]?.hundredths).toBeGreaterThanOrEqual(50)
  })

  test('“continue and remove” continues without the absence', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    const popover = await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('continue-and-remove')
    await gleaner.expectHidden('idle')
    await expect.poll(() => gleaner.desktop.tray.image()).toContain('running')
    await gleaner.showPopover()
    await expect(popover.clock).toContainText(/^0?:?0:3[01]/)
    await expect.poll(() => harvest.running?.hundredths).toBeLessThanOrEqual(51)
    expect(harvest.entries()).toHaveLength(1)
  })

  test('“add as a new entry” gives the absence its own entry', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('add-as-new-entry')
    await gleaner.expectHidden('idle')
    await expect.poll(() => harvest.entries()).toHaveLength(2)
    await expect
      .poll(() => harvest.entries().filter(({ timerStartedAt }) => timerStartedAt === null))
      .toMatchObject([{ hundredths: 50 }])
    await expect.poll(() => harvest.running?.hundredths).toBeLessThanOrEqual(51)
  })

  test('“ignore” changes nothing', async ({ gleaner, harvest }) => {
    const { id, timerStartedAt } = harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    harvest.sandbox.requests.clear()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('ignore')
    await gleaner.expectHidden('idle')
    expect(harvest.running).toMatchObject({ id, timerStartedAt })
    expect(harvest.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  test('the idle question stays until the user chooses, across a restart', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).decideLater()
    await gleaner.expectHidden('idle')
    expect(await gleaner.quit()).toBe(0)

    await gleaner.launch()
    const question = await gleaner.idleQuestion()
    await expect(question.heading).toContainText('30 minutes')
    await question.answer('stop-and-remove')
    await expect.poll(() => harvest.running).toBeUndefined()
  })

  test('the idle question disappears when the timer is stopped elsewhere', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await gleaner.idleQuestion()
    harvest.sandbox.account.stop(harvest.userId, id)
    await gleaner.wake()
    await gleaner.expectHidden('idle')
    expect(harvest.entries()).toHaveLength(1)
  })

  test('a short absence or one without a timer causes no question', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    const popover = await gleaner.launchSignedIn()
    await gleaner.beAway(5)
    expect(await gleaner.desktop.tray.labels()).not.toContain('Answer about your absence…')
    await popover.stop()
    await expect.poll(() => harvest.running).toBeUndefined()
    await gleaner.beAway(HALF_AN_HOUR)
    expect(await gleaner.desktop.tray.labels()).not.toContain('Answer about your absence…')
    await gleaner.expectHidden('idle')
  })

  test('the return is noticed even without an event', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    const { power } = gleaner.desktop
    await power.idle(HALF_AN_HOUR * 60)
    await gleaner.wake()
    await power.idle(0)
    await expect((await gleaner.idleQuestion()).heading).toContainText('30 minutes')
  })
})
