import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { WEEKDAYS } from '#shared/time/week.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test } from './support/gleaner.ts'

const MINUTE = 60_000
const { tray } = messagesFor('en')
const { reminders } = DEFAULT_SETTINGS
const OFF = { isOn: false, minutes: 1 }
/** Work hours that include any day and hour at which the test runs. */
const ALWAYS = { days: WEEKDAYS, from: '00:00', to: '23:59' }
/** Harvest's clock can be ahead of the real one, and Gleaner follows it. */
const clock = { ahead: 0 }

test.describe('reminders', { tag: '@idle' }, () => {
  test.use({ account: { now: () => Date.now() + clock.ahead } })
  test.beforeEach(() => {
    clock.ahead = 0
  })

  test('the reminder starts work without a timer from its beginning', async ({
    gleaner,
    harvest
  }) => {
    gleaner.writeSettings({ workHours: ALWAYS })
    harvest.book({ notes: 'Layout', hours: 0.5 })
    const popover = await gleaner.launchSignedIn()
    clock.ahead = 20 * MINUTE
    await gleaner.wake()
    await expect(popover.action(/^Start from/)).toBeVisible()
    await expect.poll(() => gleaner.desktop.tray.image()).toContain('attention')
    const { notifications } = gleaner.desktop
    const last = async () => (await notifications.list()).at(-1)?.title
    await expect.poll(last).toMatch(/^No timer since/)
    await popover.action(/^Start from/).click()
    await expect.poll(() => harvest.running?.notes).toBe('Layout')
    await expect.poll(() => harvest.running?.hundredths).toBeGreaterThanOrEqual(33)
    expect(harvest.running?.hundredths).toBeLessThanOrEqual(36)
    await expect(popover.action(/^Start from/)).toHaveCount(0)
  })

  test('a timer of more than ten hours is stopped at the last input', async ({
    gleaner,
    harvest
  }) => {
    gleaner.writeSettings({ workHours: ALWAYS })
    harvest.startedAgo(605)
    await gleaner.launchSignedIn()
    const { notifications } = gleaner.desktop
    await expect.poll(async () => (await notifications.list()).at(-1)?.title).toMatch(/^Running/)
    await notifications.action(0)
    await expect.poll(() => harvest.running).toBeUndefined()
    expect(await gleaner.desktop.tray.labels()).not.toContain(tray.reminder['long-run'])
  })

  test('a timer across midnight gives each day its share', async ({ gleaner, harvest }) => {
    gleaner.writeSettings({
      workHours: ALWAYS,
      reminders: { ...reminders, longRun: OFF, endOfDay: OFF }
    })
    const began = harvest.startedAgo(16 * 60, { notes: 'Release' })
    const popover = await gleaner.launchSignedIn()
    const days = popover.page.getByRole('list', { name: /share/ }).getByRole('listitem')
    await expect(days).toHaveCount(2)
    for (const isDark of [true, false]) {
      await gleaner.desktop.theme(isDark)
      await expectNoAxeViolations(popover.page)
    }
    await popover.action('Split at midnight').click()
    await expect.poll(() => harvest.entries()).toHaveLength(2)
    await expect.poll(() => harvest.running?.spentDate).toBe(harvest.today())
    await expect(popover.status).toContainText('Up to date')
    const yesterday = harvest.entries().find(({ id }) => id === began.id)
    expect(yesterday).toMatchObject({ spentDate: harvest.today(1), timerStartedAt: null })
    const sum = (yesterday?.hundredths ?? 0) + (harvest.running?.hundredths ?? 0)
    expect(sum).toBeGreaterThanOrEqual(1599)
    expect(sum).toBeLessThanOrEqual(1603)
  })

  test('a reminder does not appear behind a locked screen, and appears at the unlock', async ({
    gleaner,
    harvest
  }) => {
    gleaner.writeSettings({ workHours: ALWAYS })
    await gleaner.launchSignedIn()
    const { power, notifications } = gleaner.desktop
    await power.lock()
    harvest.startedAgo(605)
    await gleaner.wake()
    await expect.poll(() => gleaner.desktop.tray.image()).toContain('running')
    expect(await gleaner.desktop.tray.labels()).not.toContain(tray.reminder['long-run'])
    const before = (await notifications.list()).length
    await power.unlock()
    await expect.poll(() => gleaner.desktop.tray.labels()).toContain(tray.reminder['long-run'])
    await expect.poll(() => notifications.list()).toHaveLength(before + 1)
    await gleaner.desktop.tray.choose(tray.reminder['long-run'])
    await expect((await gleaner.popover()).action(/^Stop at/)).toBeVisible()
  })
})
