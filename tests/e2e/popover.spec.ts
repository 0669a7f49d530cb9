import { expect, test } from './support/gleaner.ts'

test.describe('the popover', { tag: '@popover' }, () => {
  test('a few letters find the work, Enter chooses it, and the timer runs', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.picker.click()
    await popover.picker.fill('conf front')
    await expect(popover.suggestions.first()).toContainText('Bike configurator')
    await expect(popover.suggestions.first()).toContainText('Frontend development')
    await popover.start({ search: 'exh des', notes: 'Second round of the start page' })

    await expect(popover.timer).toContainText('Exhibition app')
    await expect(popover.clock).toBeVisible()
    await expect.poll(() => harvest.running?.notes).toBe('Second round of the start page')
    await popover.stop()
    await expect.poll(() => harvest.running).toBeUndefined()
    await expect(popover.entry('Second round of the start page')).toBeVisible()
  })

  test('starting other work stops the running timer', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.start({ search: 'exhibition design', notes: 'first' })
    await expect.poll(() => harvest.running?.notes).toBe('first')
    await popover.start({ search: 'internal meetings', notes: 'second' })
    await expect.poll(() => harvest.running?.notes).toBe('second')
    await expect(popover.timer).toContainText('Internal')
    expect(harvest.entries()).toHaveLength(2)
    expect(harvest.entries().filter(({ timerStartedAt }) => timerStartedAt !== null)).toHaveLength(
      1
    )
  })

  test('the notes of the running timer are edited in place', async ({ gleaner, harvest }) => {
    harvest.startedAgo(30, { notes: 'Typo hunt' })
    const popover = await gleaner.launchSignedIn()
    const { timerStartedAt } = harvest.running ?? {}
    await popover.changeNotes('Typo hunt, chapter two')
    await expect.poll(() => harvest.running?.notes).toBe('Typo hunt, chapter two')
    expect(harvest.running?.timerStartedAt).toBe(timerStartedAt)
  })

  test('an entry of today continues with one click', async ({ gleaner, harvest }) => {
    const { id } = harvest.book({ notes: 'Wireframes', hours: 2 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    const popover = await gleaner.launchSignedIn()
    await popover.continue('Wireframes')
    await expect.poll(() => harvest.running?.id).toBe(id)
    await expect(popover.clock).toContainText('2:00')
  })

  test('S starts the last work again and stops it', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Wireframes', hours: 1 })
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('s')
    await expect.poll(() => harvest.running?.notes).toBe('Wireframes')
    await popover.page.keyboard.press('s')
    await expect.poll(() => harvest.running).toBeUndefined()
  })

  test('Escape closes the open list first and then the popover', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.picker.click()
    await expect(popover.suggestions.first()).toBeVisible()
    await popover.page.keyboard.press('Escape')
    await expect(popover.suggestions).toHaveCount(0)
    await popover.picker.blur()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
  })

  test('totals of today and the week include tracked time', async ({ gleaner, harvest }) => {
    harvest.book({ hours: 1.25 })
    const popover = await gleaner.launchSignedIn()
    await expect(popover.totals).toContainText('Today 1:15')
    await expect(popover.totals).toContainText('Week 1:15 of 35:00')
  })

  test('a timer that was started elsewhere appears when the popover is shown', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    harvest.book({ work: 'meetings', notes: 'Started on the phone' })
    const again = await gleaner.showPopover()
    await expect(again.timer).toContainText('Internal')
    await expect(again.notice('Started on the web at')).toContainText('Internal · Meetings')
    harvest.sandbox.account.stop(harvest.userId, harvest.running?.id ?? 0)
    await (await again.showDetails()).getByRole('button', { name: 'Check now' }).click()
    await expect(again.timer).toBeHidden()
  })

  test('“New entry” in the tray opens the list for typing', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    await gleaner.desktop.tray.choose('start')
    const popover = await gleaner.popover()
    await expect(popover.picker).toBeFocused()
    await expect(popover.suggestions.first()).toBeVisible()
  })
})
