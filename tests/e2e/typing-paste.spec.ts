import type { Locator } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { pasteByKeys } from './support/clipboard.ts'
import { expect, test, type Gleaner } from './support/gleaner.ts'
import type { Harvest } from './support/harvest.ts'
import type { TimesheetWindow } from './support/windows/timesheet.ts'

const { timesheet: texts, common } = messagesFor('en')
const { pasteDeletes } = texts.grid

interface Week {
  readonly timesheet: TimesheetWindow
  readonly cell: (task: string, day: number) => Locator
  /** Hundredths of each entry of the shown week by day and task. */
  readonly booked: () => Record<string, number>
}

const TASKS: Readonly<Record<number, string>> = { 22_630_607: 'Design', 22_630_614: 'Meetings' }

/** Returns how many days ago each day of a week was. */
function daysAgoOf(harvest: Harvest, weeksAgo: number): readonly number[] {
  return Array.from({ length: 28 }, (_, daysAgo) => daysAgo)
    .filter((daysAgo) => harvest.weeksAgo(harvest.today(daysAgo)) === weeksAgo)
    .toReversed()
}

/** Opens last week with four hours of design on its fourth day and of meetings on its second. */
async function openLastWeek(gleaner: Gleaner, harvest: Harvest, mode: string): Promise<Week> {
  const days = daysAgoOf(harvest, 1)
  const book = (work: 'design' | 'meetings', day: number) => {
    const daysAgo = days[day] ?? 0
    if (mode === 'duration') harvest.book({ work, notes: '', daysAgo, hours: 4.01 })
    else harvest.book({ work, notes: '', daysAgo, from: '12:00', to: '16:01' })
  }
  book('design', 3)
  book('meetings', 1)
  await gleaner.launchSignedIn()
  const timesheet = await gleaner.openTimesheet()
  await timesheet.goBack()
  return { timesheet, ...weekOf(timesheet, harvest, 1) }
}

function weekOf(
  timesheet: TimesheetWindow,
  harvest: Harvest,
  weeksAgo: number
): Omit<Week, 'timesheet'> {
  const dates = daysAgoOf(harvest, weeksAgo).map((daysAgo) => harvest.today(daysAgo))
  const rowOf = (task: string) => timesheet.grid.getByRole('row').filter({ hasText: task })
  return {
    cell: (task, day) => rowOf(task).locator(`td[data-date="${dates[day]}"]`),
    booked: () =>
      Object.fromEntries(
        harvest.entries().flatMap(({ spentDate, taskId, hundredths }) => {
          const day = dates.indexOf(spentDate)
          return day === -1 ? [] : [[`${day} ${TASKS[taskId]}`, hundredths]]
        })
      )
  }
}

/* 4.01 h is shown as 4:01, as are the 4.02 h from 12:00 to 16:01. */
for (const [mode, four] of [
  ['duration', 401],
  ['timestamps', 402]
] as const)
  test.describe(`pasting into the week grid (${mode})`, { tag: ['@typing', '@week'] }, () => {
    test.use({ account: { mode } })
    const BEFORE = { '3 Design': four, '1 Meetings': four }

    test(`hours are pasted in every notation of spreadsheets (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, cell, booked } = await openLastWeek(gleaner, harvest, mode)
      await cell('Design', 0).click()
      const typed = '01:30:00\t1:30 h\t1,5 Std\t-\t90 Minuten\t\u200b1:30\t\t\t\r\n\r\n'
      await pasteByKeys(timesheet.page, `Mo\tDi\tMi\tDo\tFr\tSa\tSo\r\n${typed}`)
      const pasted = [0, 1, 2, 4, 5].map((day) => [`${day} Design`, 150] as const)
      await expect.poll(booked).toEqual({ ...BEFORE, ...Object.fromEntries(pasted) })
    })

    test(`a copied cell is pasted exact to the hundredth (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, cell, booked } = await openLastWeek(gleaner, harvest, mode)
      const { page } = timesheet
      await cell('Design', 3).click()
      await page.keyboard.press('ControlOrMeta+C')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ControlOrMeta+V')
      await expect.poll(booked).toEqual({ ...BEFORE, '4 Design': four })
    })

    test(`a copied cell is pasted exactly into an open field (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet, cell, booked } = await openLastWeek(gleaner, harvest, mode)
      const { page } = timesheet
      await cell('Design', 3).click()
      await page.keyboard.press('ControlOrMeta+C')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('F2')
      await page.keyboard.press('ControlOrMeta+V')
      await page.keyboard.press('Enter')
      await expect.poll(booked).toEqual({ ...BEFORE, '4 Design': four })
    })

    test(`pasted zeros need a confirmation before they delete (${mode})`, async ({
      gleaner,
      harvest
    }, testInfo) => {
      const { timesheet, cell, booked } = await openLastWeek(gleaner, harvest, mode)
      const { page } = timesheet
      await cell('Design', 2).click()
      await pasteByKeys(page, '0\t0:00')
      const question = page.getByRole('dialog', { name: pasteDeletes.title({ count: 1 }) })
      await expect(question).toContainText('4:01')
      await expect(question.getByRole('button', { name: common.cancel })).toBeFocused()
      await expectNoAxeViolations(page)
      await page.screenshot({ path: testInfo.outputPath('pasted-zeros.png') })
      await page.keyboard.press('Escape')
      await expect(question).toHaveCount(0)
      await expect(cell('Design', 2)).toBeFocused()
      expect(booked()).toEqual(BEFORE)
      await page.keyboard.press('ControlOrMeta+V')
      await question.getByRole('button', { name: pasteDeletes.paste }).click()
      await expect.poll(booked).toEqual({ '1 Meetings': four })
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(booked).toEqual(BEFORE)
    })

    test(`a week copied as a table is pasted into another week, row by row (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const { timesheet } = await openLastWeek(gleaner, harvest, mode)
      const { page } = timesheet
      await page.getByRole('button', { name: texts.week.more }).click()
      await page.getByRole('menuitem', { name: texts.export.tsv }).click()
      await expect(page.getByText(texts.export.copied)).toBeVisible()
      await timesheet.goBack()
      const { booked } = weekOf(timesheet, harvest, 2)
      await timesheet.chooseDay(4)
      await page.keyboard.press('ControlOrMeta+V')
      await expect.poll(booked).toEqual(BEFORE)
    })

    test(`rows of unknown work are refused by name (${mode})`, async ({ gleaner, harvest }) => {
      const { timesheet, cell, booked } = await openLastWeek(gleaner, harvest, mode)
      await cell('Design', 0).click()
      await pasteByKeys(timesheet.page, 'Design\t1\nGardening\t2')
      await expect(timesheet.page.getByText(/Unknown project or task: “Gardening”/)).toBeVisible()
      expect(booked()).toEqual(BEFORE)
    })
  })
