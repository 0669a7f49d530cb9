import type { Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { HotkeyAction } from '#shared/settings.ts'
import { expect, test } from './support/gleaner.ts'
import type { Gleaner } from './support/gleaner.ts'
import { tabTo, withKeyboardOnly, withMouseOnly } from './support/hands.ts'
import { windowAt } from './support/launch.ts'
import { PaletteWindow } from './support/windows/palette.ts'

const { common, popover: texts, timesheet: week, welcome: first } = messagesFor('en')
const DESIGN = 'Exhibition app · Design'
const RESEARCH = 'Exhibition app · Research'

async function press(gleaner: Gleaner, action: HotkeyAction): Promise<void> {
  await gleaner.desktop.hotkeys.press(DEFAULT_SETTINGS.hotkeys[action] ?? '')
}

async function say(gleaner: Gleaner, line: string): Promise<void> {
  await press(gleaner, 'openPalette')
  const palette = new PaletteWindow(await windowAt(gleaner.app, '/palette/'))
  await expect.poll(() => gleaner.desktop.isVisible(palette.page)).toBe(true)
  await expect(palette.line).toBeFocused()
  await palette.page.keyboard.type(line)
  await expect(palette.offers.first()).toBeVisible()
  await palette.page.keyboard.press('Enter')
  await gleaner.expectHidden('palette')
}

async function takesAnswers(page: Page): Promise<void> {
  await page.locator('button.answer:not(.waiting)').first().waitFor()
}

test.describe('a whole day', { tag: ['@tray', '@hotkeys', '@day'] }, () => {
  test.use({ isFirstTime: true })

  test('a whole day works by keyboard alone', async ({ gleaner, harvest }) => {
    test.slow()
    harvest.book({ notes: 'Wireframes', hours: 1, daysAgo: 7 })
    harvest.startedAgo(60, { work: 'meetings', notes: 'Planning' })
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await withKeyboardOnly(welcome.page, async () => {
      await tabTo(welcome.page, welcome.token)
      await welcome.page.keyboard.type(harvest.token)
      await welcome.page.keyboard.press('Enter')
      await expect(welcome.page.getByRole('heading', { name: first.atHand.heading })).toBeFocused()
      await welcome.page.keyboard.press('Enter')
      await expect(welcome.page.getByRole('heading', { name: first.away.heading })).toBeFocused()
      await welcome.page.keyboard.press('Enter')

      const popover = await gleaner.popover()
      const { keyboard } = popover.page
      await expect(popover.status).toContainText('Up to date')
      await keyboard.press('Escape')
      await gleaner.expectHidden('popover')

      await gleaner.beAway(30)
      const idle = await gleaner.idleQuestion()
      await takesAnswers(idle.page)
      await tabTo(idle.page, idle.answerButton('continue-and-remove'))
      await idle.page.keyboard.press('Enter')
      await gleaner.expectHidden('idle')

      await press(gleaner, 'showPopover')
      await gleaner.popover()
      await keyboard.press('n')
      await keyboard.type('exh des')
      await expect(popover.suggestions.first()).toContainText('Design')
      await keyboard.press('Enter')
      await keyboard.type('Wall texts')
      await keyboard.press('Enter')
      await expect.poll(() => harvest.running?.notes).toBe('Wall texts')
      await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('Exhibition app')

      await tabTo(popover.page, popover.page.getByRole('button', { name: /change the start$/ }))
      await keyboard.press('Enter')
      await keyboard.type('20m ago')
      await keyboard.press('Enter')
      await expect(popover.clock).toContainText(/^0:(19|2\d)/)
      await keyboard.press('Escape')
      await gleaner.expectHidden('popover')

      await say(gleaner, 'internal meetings stand-up')
      await expect.poll(() => harvest.running?.notes).toBe('stand-up')
      await say(gleaner, 'exhib research 1:30 yesterday interviews')
      await press(gleaner, 'toggleTimer')
      await expect.poll(() => harvest.running).toBeUndefined()

      await press(gleaner, 'openTimesheet')
      const timesheet = await gleaner.timesheet()
      const keys = timesheet.page.keyboard
      const yesterday = timesheet.cell(RESEARCH, '1:30')
      const isYesterdayLastWeek = harvest.weeksAgo(harvest.today(1)) === 1
      await expect(timesheet.entry('stand-up')).toBeVisible()
      await expect(yesterday).toBeVisible({ visible: !isYesterdayLastWeek })
      await keys.press('PageUp')
      await expect(timesheet.cell(DESIGN, '1:00')).toBeVisible()
      await expect(yesterday).toBeVisible({ visible: isYesterdayLastWeek })
      await keys.press('PageDown')
      await expect(timesheet.entry('stand-up')).toBeVisible()
      await expect(yesterday).toBeVisible({ visible: !isYesterdayLastWeek })
      await tabTo(timesheet.page, timesheet.grid.locator('[data-stop]'))
      await keys.press('Control+Home')
      await keys.press('ArrowDown')
      // an empty cell of that row: its last day, or its first if today is the last
      if (harvest.weeksAgo(harvest.today(-1)) === 0) await keys.press('End')
      await keys.type('2:15')
      await keys.press('Enter')
      await expect.poll(() => hundredths(harvest)).toContain(225)
      await keys.press('Control+z')
      await expect.poll(() => hundredths(harvest)).not.toContain(225)
    })
  })

  test('a whole day works by mouse alone', async ({ gleaner, harvest }) => {
    test.slow()
    harvest.book({ notes: 'Wireframes', hours: 1, daysAgo: 1 })
    await gleaner.launch()
    const welcome = await gleaner.welcome()
    await withMouseOnly(welcome.page, async () => {
      await welcome.token.click()
      await welcome.page.keyboard.insertText(harvest.token)
      await welcome.page.getByRole('button', { name: first.connect, exact: true }).click()
      await welcome.page.getByRole('button', { name: first.steps.next }).click()
      await welcome.page.getByRole('radio', { name: '15 min' }).locator('..').click()
      await welcome.page.getByRole('button', { name: first.steps.finish }).click()

      const popover = await gleaner.popover()
      await expect(popover.status).toContainText('Up to date')
      await popover.picker.click()
      await popover.page.keyboard.insertText('exh des')
      await popover.suggestions.first().click()
      await popover.page.keyboard.insertText('Wall texts')
      await popover.page
        .getByRole('form', { name: texts.newEntry })
        .getByRole('button', { name: common.start, exact: true })
        .click()
      await expect.poll(() => harvest.running?.notes).toBe('Wall texts')
      await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('Exhibition app')
      await popover.entry('Wall texts').hover()
      await popover
        .entry('Wall texts')
        .getByRole('button', { name: /to the favourites$/ })
        .click()
      await expect(popover.favourites).toHaveCount(1)

      await popover.stop()
      await expect.poll(() => harvest.running).toBeUndefined()
      await popover.favourites.first().getByRole('button').first().click()
      await expect.poll(() => harvest.running?.notes).toBe('Wall texts')

      await gleaner.desktop.tray.choose('timesheet')
      const timesheet = await gleaner.timesheet()
      await expect(timesheet.grid).toBeVisible()
      await timesheet.openForm()
      await timesheet.form.getByRole('combobox').click()
      await timesheet.page.keyboard.insertText('internal meet')
      await timesheet.page.getByRole('option').first().click()
      await timesheet.form.getByRole('textbox', { name: common.notes }).click()
      await timesheet.page.keyboard.insertText('Stand-up')
      await timesheet.form.getByRole('textbox', { name: week.form.hours }).click()
      await timesheet.page.keyboard.insertText('0:30')
      await timesheet.form.locator('button[type=submit]').click()
      await expect.poll(() => hundredths(harvest)).toContain(50)
      await timesheet.delete('Stand-up')
      await expect.poll(() => hundredths(harvest)).not.toContain(50)
      await timesheet.page.getByRole('button', { name: common.undo, exact: true }).first().click()
      await expect.poll(() => hundredths(harvest)).toContain(50)
      await timesheet.goBack(1)
      await timesheet.goToToday()
      await gleaner.desktop.tray.choose('stop')
      await expect.poll(() => harvest.running).toBeUndefined()
    })
  })
})

function hundredths(harvest: { entries(): readonly { hundredths: number }[] }): readonly number[] {
  return harvest.entries().map((entry) => entry.hundredths)
}
