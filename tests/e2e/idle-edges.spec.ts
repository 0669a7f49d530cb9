import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'

const HOUR_AND_AWAY = 60
const HALF_AN_HOUR = 30
const { idle, notices } = messagesFor('en')
const { away } = DEFAULT_SETTINGS

test.describe('special cases of time away', { tag: '@idle' }, () => {
  test('a cut that begins later removes less', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    const question = await gleaner.idleQuestion()
    await question.beginCutLater(10)
    await expect(question.answerButton('stop-and-remove')).toContainText('20 minutes')
    await expect(question.answerButton('stop-and-remove')).toContainText('1:00 → 0:40')
    await question.answer('stop-and-remove')
    await expect.poll(() => harvest.running).toBeUndefined()
    await expect.poll(() => harvest.entries()[0]?.hundredths).toBeLessThanOrEqual(68)
    expect(harvest.entries()[0]?.hundredths).toBeGreaterThanOrEqual(66)
  })

  test('an absence can become two entries of different work', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    const question = await gleaner.idleQuestion()
    await question.splitFor('meetings')
    await question.unfold('edit')
    await question.unfold('remember')
    await expectNoAxeViolations(question.page)
    await question.answer('add-as-new-entry')
    await expect.poll(() => harvest.entries()).toHaveLength(3)
    const added = harvest.entries().filter(({ timerStartedAt }) => timerStartedAt === null)
    const sum = added.reduce((total, { hundredths }) => total + hundredths, 0)
    expect(sum).toBe(50)
    expect(new Set(added.map(({ taskId }) => taskId)).size).toBe(2)
  })

  test('sleep is named as such and can stop the timer at its start', async ({
    gleaner,
    harvest
  }) => {
    gleaner.writeSettings({ away: { ...away, onSleep: 'stop' } })
    harvest.startedAgo(HOUR_AND_AWAY)
    const popover = await gleaner.launchSignedIn()
    const { power } = gleaner.desktop
    await power.suspend()
    await power.idle(HALF_AN_HOUR * 60)
    await power.resume()
    await power.idle(0)
    await expect.poll(() => harvest.running).toBeUndefined()
    await expect.poll(() => harvest.entries()[0]?.hundredths).toBeLessThanOrEqual(51)
    await gleaner.showPopover()
    await expect(popover.notice(notices.describe({ kind: 'answered-by-rule' }).title)).toBeVisible()
    await gleaner.expectHidden('idle')
  })

  test('a short lock is no absence, and a long one is', async ({ gleaner, harvest }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    const { power, tray } = gleaner.desktop
    const beLocked = async (minutes: number): Promise<void> => {
      await power.lock()
      await gleaner.wake()
      await power.idle(minutes * 60)
      await gleaner.wake()
      await power.unlock()
      await power.idle(0)
      await gleaner.wake()
    }
    await beLocked(3)
    expect(await tray.labels()).not.toContain('Answer about your absence…')
    await beLocked(HALF_AN_HOUR)
    await expect((await gleaner.idleQuestion()).heading).toContainText('30 minutes')
  })

  test('a crash while the idle question is open loses nothing of it', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await gleaner.idleQuestion()
    await gleaner.crash()
    await gleaner.launch()
    const question = await gleaner.idleQuestion()
    await expect(question.heading).toContainText('30 minutes')
    await question.answer('continue-and-remove')
    await expect.poll(() => harvest.running?.hundredths).toBeLessThanOrEqual(51)
  })

  test('a cut interrupted by a crash between stop and update is completed', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    const { faults } = harvest.sandbox
    const shortening = /\/time_entries\/\d+$/
    faults.arm({
      kind: 'rate-limited',
      shape: 'header-and-body',
      retryAfterSeconds: 60,
      method: 'PATCH',
      path: shortening
    })
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('stop-and-remove')
    await expect.poll(() => faults.pending).toBe(0)
    expect(harvest.running).toBeUndefined()
    expect(harvest.entries()[0]?.hundredths).toBeGreaterThanOrEqual(100)
    await gleaner.crash()
    await gleaner.launch()
    await expect.poll(() => harvest.entries()[0]?.hundredths).toBeLessThanOrEqual(51)
    expect(harvest.entries()[0]?.hundredths).toBeGreaterThanOrEqual(50)
  })

  test('a rule applies its choice, reports it, and can be undone from the popover', async ({
    gleaner,
    harvest
  }) => {
    const rule = { id: 'r', decision: 'continue-and-remove', conditions: {}, isOn: true }
    gleaner.writeSettings({ away: { ...away, rules: [rule] } })
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await expect.poll(() => harvest.running?.hundredths).toBe(50)
    await gleaner.expectHidden('idle')
    const popover = await gleaner.showPopover()
    await popover.action(idle.undo).click()
    await expect.poll(() => harvest.running?.hundredths).toBeGreaterThanOrEqual(100)
    await expect(popover.action(idle.undo)).toHaveCount(0)
  })
})

test.describe('undoing idle choices in a start/end account', { tag: '@idle' }, () => {
  test.use({ account: { mode: 'timestamps' } })

  test('undoing a rule removes its entry and restores the time', async ({ gleaner, harvest }) => {
    const rule = { id: 'r', decision: 'add-as-new-entry', conditions: {}, isOn: true }
    gleaner.writeSettings({ away: { ...away, rules: [rule] } })
    const { startedMinute } = harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await expect.poll(() => harvest.entries()).toHaveLength(3)
    const popover = await gleaner.showPopover()
    await expect(popover.status).toContainText('Up to date')
    await popover.action(idle.undo).click()
    await expect.poll(() => harvest.entries()).toHaveLength(2)
    await expect(popover.status).toContainText('Up to date')
    const ended = harvest.entries().find(({ endedMinute }) => endedMinute !== null)
    expect(ended?.startedMinute).toBe(startedMinute)
    expect(harvest.running?.startedMinute).toBe(ended?.endedMinute)
  })
})
