import type { Locator } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { expect, test, type Gleaner } from './support/gleaner.ts'
import type { Harvest } from './support/harvest.ts'
import { InputMethod } from './support/input-method.ts'
import type { TimesheetWindow } from './support/windows/timesheet.ts'

const { timesheet: texts } = messagesFor('en')

interface Week {
  readonly timesheet: TimesheetWindow
  readonly monday: Locator
  readonly thursday: Locator
  readonly mondayOfMeetings: Locator
  readonly days: readonly string[]
}

/** Returns the days of last week with how many days ago each was. */
function lastWeek(harvest: Harvest): readonly { daysAgo: number; date: string }[] {
  const days = Array.from({ length: 14 }, (_, daysAgo) => ({
    daysAgo,
    date: harvest.today(daysAgo)
  }))
  return days.filter(({ date }) => harvest.weeksAgo(date) === 1).toReversed()
}

/** Opens last week with hours on the fourth day and in another row. Its first cell is selected and empty. */
async function open(gleaner: Gleaner, harvest: Harvest, mode: string): Promise<Week> {
  const days = lastWeek(harvest)
  const book = (work: 'design' | 'meetings', day: number, notes: string) => {
    const { daysAgo = 0 } = days[day] ?? {}
    if (mode === 'duration') harvest.book({ work, notes, daysAgo, hours: 4 })
    else harvest.book({ work, notes, daysAgo, from: '12:00', to: '16:00' })
  }
  book('design', 3, 'Logo drafts')
  book('meetings', 1, 'Stand-up')
  await gleaner.launchSignedIn()
  const timesheet = await gleaner.openTimesheet()
  await timesheet.goBack()
  const rowOf = (task: string) => timesheet.grid.getByRole('row').filter({ hasText: task })
  const cell = (task: string, day: number) =>
    rowOf(task).locator(`td[data-date="${days[day]?.date}"]`)
  const monday = cell('Design', 0)
  await monday.click()
  await expect(monday).toBeFocused()
  return {
    timesheet,
    monday,
    thursday: cell('Design', 3),
    mondayOfMeetings: cell('Meetings', 0),
    days: days.map(({ date }) => date)
  }
}

/** Returns the hours of each entry of last week by day and task. */
function booked(harvest: Harvest, days: readonly string[]): Record<string, number> {
  const names: Readonly<Record<number, string>> = {
    22_630_607: 'Design',
    22_630_614: 'Meetings'
  }
  return Object.fromEntries(
    harvest
      .entries()
      .map(({ spentDate, taskId, hundredths }) => [
        `${days.indexOf(spentDate)} ${names[taskId]}`,
        hundredths
      ])
  )
}

const BEFORE = { '3 Design': 400, '1 Meetings': 400 }
const AFTER = { ...BEFORE, '0 Design': 150 }

for (const mode of ['duration', 'timestamps'] as const)
  test.describe(`typing into the week grid (${mode})`, { tag: ['@typing', '@week'] }, () => {
    test.use({ account: { mode } })

    test(`a click on another day saves the hours on the day of the edit (${mode})`, async ({
      gleaner,
      harvest
    }, testInfo) => {
      const { timesheet, thursday, days } = await open(gleaner, harvest, mode)
      await timesheet.page.keyboard.type('1:30')
      await thursday.click()
      await expect(thursday).toBeFocused()
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
      await expect(timesheet.grid.getByRole('textbox')).toHaveCount(0)
      await timesheet.page.screenshot({ path: testInfo.outputPath('clicked-away.png') })
    })

    test(`a click on another row saves the hours in the row of the edit (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, mondayOfMeetings, days } = await open(gleaner, harvest, mode)
      await timesheet.page.keyboard.type('1:30')
      await mondayOfMeetings.click()
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    })

    test(`a typed 0 that ends with a click deletes no other entry (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, monday, thursday, days } = await open(gleaner, harvest, mode)
      await timesheet.page.keyboard.type('0')
      await thursday.click()
      await monday.click()
      await timesheet.page.keyboard.type('1:30')
      await timesheet.page.keyboard.press('Enter')
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    })

    test(`a drag over other cells saves the hours in the cell of the edit (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, thursday, mondayOfMeetings, days } = await open(gleaner, harvest, mode)
      await timesheet.page.keyboard.type('1:30')
      await thursday.hover()
      await timesheet.page.mouse.down()
      await mondayOfMeetings.hover()
      await timesheet.page.mouse.up()
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    })

    test(`the next week, the list and the filter save the hours on the day of the edit (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, monday, days } = await open(gleaner, harvest, mode)
      const { page } = timesheet
      const typed = ['1:30', '1:45', '2:00']
      const endings = [
        () => page.getByRole('button', { name: texts.week.next }).click(),
        () => page.getByRole('button', { name: texts.week.views.list }).click(),
        () => page.getByRole('searchbox').first().click()
      ]
      for (const [index, end] of endings.entries()) {
        await page.keyboard.type(typed[index] ?? '')
        await end()
        const hundredths = 150 + 25 * index
        await expect.poll(() => booked(harvest, days)).toEqual({ ...AFTER, '0 Design': hundredths })
        if (index === 0) await timesheet.goBack()
        if (index === 1)
          await page.getByRole('button', { name: texts.week.views.grid, exact: true }).click()
        await monday.click()
      }
    })

    test(`hours with German units are saved as they read (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, monday, days } = await open(gleaner, harvest, mode)
      const { page, grid } = timesheet
      for (const [typed, hundredths] of [
        ['1,5 Std', 150],
        ['105 Minuten', 175],
        ['2 Std. 15 Min.', 225]
      ] as const) {
        await page.keyboard.type(typed)
        await page.keyboard.press('Enter')
        await expect(grid.getByRole('textbox')).toHaveCount(0)
        await expect
          .poll(() => booked(harvest, days))
          .toEqual({ ...BEFORE, '0 Design': hundredths })
        await monday.click()
      }
    })

    test(`unreadable text stays open with the reason until it is corrected (${mode})`, async ({
      gleaner,
      harvest
    }, testInfo) => {
      const { timesheet, thursday, days } = await open(gleaner, harvest, mode)
      const { page, grid } = timesheet
      await page.keyboard.type('1 soon')
      await thursday.click()
      await expect(page.getByRole('alert')).toContainText('not a number of hours')
      await expect(grid.getByRole('textbox')).toBeFocused()
      await page.screenshot({ path: testInfo.outputPath('unreadable.png') })
      await page.getByRole('button', { name: texts.week.next }).click()
      await expect(page.getByText(/“1 soon” was not saved/)).toBeVisible()
      await timesheet.goBack()
      await expect(grid.getByRole('textbox')).toHaveValue('1 soon')
      await expect(page.getByRole('alert')).toContainText('not a number of hours')
      expect(booked(harvest, days)).toEqual(BEFORE)
      await grid.getByRole('textbox').fill('1:30')
      await page.keyboard.press('Enter')
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    })

    test(`leaving the window leaves an incomplete value open and unsaved (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, thursday, days } = await open(gleaner, harvest, mode)
      const { page, grid } = timesheet
      await page.keyboard.type('1:3')
      await page.evaluate(() => document.activeElement?.dispatchEvent(new FocusEvent('blur')))
      await gleaner.close(page)
      await gleaner.expectHidden('timesheet')
      await gleaner.openTimesheet()
      await expect(grid.getByRole('textbox')).toHaveValue('1:3')
      expect(booked(harvest, days)).toEqual(BEFORE)
      await grid.getByRole('textbox').press('0')
      await thursday.click()
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    })

    test(`a row that appears above does not move the edit to another cell (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, days } = await open(gleaner, harvest, mode)
      const { page, grid } = timesheet
      await page.keyboard.type('1:3')
      const daysAgo = lastWeek(harvest)[5]?.daysAgo ?? 0
      if (mode === 'duration') harvest.book({ work: 'research', daysAgo, hours: 1 })
      else harvest.book({ work: 'research', daysAgo, from: '9:00', to: '10:00' })
      await gleaner.wake()
      await expect(grid.getByRole('row').filter({ hasText: 'Research' })).toHaveCount(1)
      await expect(grid.getByRole('textbox')).toBeFocused()
      await page.keyboard.type('0')
      await page.keyboard.press('Enter')
      await expect.poll(() => booked(harvest, days)).toMatchObject(AFTER)
    })

    test(`a composition that begins on a cell opens its field (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, days } = await open(gleaner, harvest, mode)
      const { page, grid } = timesheet
      const method = await InputMethod.on(page)
      await method.compose('１')
      await method.compose('１：３０')
      await method.press('Enter')
      await expect(grid.getByRole('textbox')).toHaveValue('１：３０')
      await method.commit('１：３０')
      await page.keyboard.press('Enter')
      await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    })
  })

test.describe('typing into the week grid in German', { tag: ['@typing', '@week'] }, () => {
  test('a click on another day saves the hours on the day of the edit (de)', async ({
    gleaner,
    harvest
  }, testInfo) => {
    const { timesheet, thursday, days } = await open(gleaner, harvest, 'duration')
    const { page } = timesheet
    await page.keyboard.type('1:3')
    await page.evaluate(() => window.desktop.changeSettings({ language: 'de' }))
    await expect(page.locator('html')).toHaveAttribute('lang', /^de/)
    await page.keyboard.type('0')
    await thursday.click()
    await expect.poll(() => booked(harvest, days)).toEqual(AFTER)
    await page.keyboard.type('1 gleich')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText(/Stundenzahl/)
    await page.screenshot({ path: testInfo.outputPath('unreadable-de.png') })
  })
})
