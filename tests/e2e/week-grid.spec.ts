import type { Page } from '@playwright/test'
import { expect, test } from './support/gleaner.ts'
import { WORK } from './support/harvest.ts'
import type { Gleaner } from './support/gleaner.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import type { Harvest } from './support/harvest.ts'
import type { TimesheetWindow } from './support/windows/timesheet.ts'

const DESIGN = 'Exhibition app · Design'
const MEETINGS = 'Internal · Meetings'

async function open(gleaner: Gleaner): Promise<TimesheetWindow> {
  await gleaner.launchSignedIn()
  const timesheet = await gleaner.openTimesheet()
  await expect(timesheet.grid).toBeVisible()
  return timesheet
}

async function type(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Makes every mouse method throw from now on, and counts mouse events in the page. */
async function forbidMouse(page: Page): Promise<void> {
  for (const name of ['move', 'down', 'up', 'click', 'dblclick', 'wheel'] as const) {
    page.mouse[name] = () => Promise.reject(new Error(`no mouse here: ${name}`))
  }
  await page.evaluate(() => {
    for (const name of ['pointerdown', 'mousedown', 'wheel'])
      addEventListener(name, () => ((window as unknown as { moused: boolean }).moused = true), true)
  })
}

/** Opens the week before, empty, with one row. Its first cell has the focus. */
async function openWithRow(gleaner: Gleaner): Promise<TimesheetWindow> {
  const timesheet = await open(gleaner)
  const { page, grid } = timesheet
  await page.keyboard.press('PageUp')
  await expect(grid.locator('td[data-row]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Add row' }).click()
  await page.getByRole('combobox', { name: 'Add row' }).fill('exhibition design')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await expect(grid.locator('td[data-row]')).toHaveCount(7)
  await page.keyboard.press('Home')
  return timesheet
}

/** Simulates Ctrl+V with this text in the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

/** Returns the clipboard after Ctrl+C. */
function copied(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    return event.clipboardData?.getData('text/plain')
  })
}

/** Returns a day beside today in the same week, and the key that moves there. */
function neighbour(harvest: Harvest): { key: string; day: string } {
  return harvest.weeksAgo(harvest.today(-1)) < 0
    ? { key: 'ArrowLeft', day: harvest.today(1) }
    : { key: 'ArrowRight', day: harvest.today(-1) }
}

const hundredths = (harvest: { entries(): readonly { hundredths: number }[] }) =>
  harvest.entries().map((entry) => entry.hundredths)

test.describe('the grid of the week', { tag: '@week' }, () => {
  test.beforeEach(({ harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
  })

  test('sixty edits by keys alone are saved in their cells', async ({ gleaner, harvest }) => {
    test.slow()
    const timesheet = await open(gleaner)
    const { page, grid } = timesheet
    await forbidMouse(page)
    await page.keyboard.press('PageUp')
    await expect(grid.locator('td[data-row]')).toHaveCount(0)
    const searches = ['exhibition design', 'exhibition research', 'internal meetings']
    for (const [index, search] of searches.entries()) {
      await page.getByRole('button', { name: 'Add row' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('combobox', { name: 'Add row' }).fill(search)
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
      await expect(grid.locator('td[data-row]')).toHaveCount(7 * (index + 1))
      await expect(grid.locator('td[data-stop]')).toBeFocused()
    }
    await page.keyboard.press('Control+Home')
    for (let round = 1; round <= 3; round += 1) {
      await type(page, 'Control+Home', 'ArrowDown')
      for (let row = 0; row < 3; row += 1) {
        await page.keyboard.press('Home')
        for (let day = 0; day < 7; day += 1) {
          await page.keyboard.type(`${round}:${row}${day}`)
          await page.keyboard.press(day < 6 ? 'Tab' : 'Enter')
        }
      }
      await expect(timesheet.cell(DESIGN, `${round}:06`)).toHaveCount(1)
    }
    await expect(timesheet.cell(MEETINGS, '3:26')).toHaveCount(1)
    await expect.poll(() => harvest.entries().length, { timeout: 20_000 }).toBe(2 + 21)
    expect(await page.evaluate(() => 'moused' in window)).toBe(false)
  })

  test('typing replaces, Escape restores, and errors leave the text', async ({
    gleaner,
    harvest
  }) => {
    const timesheet = await open(gleaner)
    const { page } = timesheet
    await timesheet.cell(DESIGN, '1:30').click()
    await page.keyboard.type('2:15')
    await page.keyboard.press('Enter')
    await expect(timesheet.cell(DESIGN, '2:15')).toHaveCount(1)
    await timesheet.cell(DESIGN, '2:15').click()
    await page.keyboard.type('9')
    await page.keyboard.press('Escape')
    await expect(timesheet.cell(DESIGN, '2:15')).toHaveCount(1)
    await page.keyboard.type('1 soon')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('not a number of hours')
    await expect(timesheet.grid.getByRole('textbox')).toHaveValue('1 soon')
    await page.keyboard.press('Escape')
    await expect.poll(() => hundredths(harvest)).toEqual([225, 25])
  })

  test('a sign makes the typed text a change of the existing hours', async ({
    gleaner,
    harvest
  }) => {
    const timesheet = await open(gleaner)
    const { page } = timesheet
    await timesheet.cell(DESIGN, '1:30').click()
    await page.keyboard.type('+0:15')
    await expect(page.getByText('+0:15 makes 1:45')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(timesheet.cell(DESIGN, '1:45')).toHaveCount(1)
    await timesheet.cell(DESIGN, '1:45').click()
    await page.keyboard.type('-30m')
    await page.keyboard.press('Enter')
    await expect(timesheet.cell(DESIGN, '1:15')).toHaveCount(1)
    await expect.poll(() => hundredths(harvest)).toEqual([125, 25])
  })

  test('a running cell shows why it cannot be changed', async ({ gleaner, harvest }) => {
    harvest.startedAgo(30, { work: 'research', notes: 'Interviews' })
    const timesheet = await open(gleaner)
    await timesheet.cell('timer running').click()
    await timesheet.page.keyboard.type('3')
    await expect(timesheet.page.getByRole('alert')).toContainText('The timer is running')
    await expect(timesheet.grid.getByRole('textbox')).toHaveCount(0)
  })

  test('invoiced, approved and locked cells show it and cannot be changed', async ({
    gleaner,
    harvest
  }) => {
    const { account } = harvest.sandbox
    const { id } = harvest.book({ notes: 'Billed', hours: 1, daysAgo: 7 })
    harvest.book({ work: 'research', notes: 'Signed off', hours: 1, daysAgo: 7 })
    harvest.book({ work: 'research', notes: 'Long ago', hours: 1, daysAgo: 14 })
    account.setInvoice([id], { id: 1, number: '1049' })
    account.setTimesheet(harvest.userId, harvest.today(7), 'approved')
    account.lockThrough(harvest.today(14))
    const timesheet = await open(gleaner)
    const { page } = timesheet
    const expectFixed = async (mark: string, why: string): Promise<void> => {
      const cell = timesheet.cell(mark)
      await expect(cell.locator('svg')).toHaveCount(1)
      await cell.click()
      await page.keyboard.type('3')
      await expect(page.getByRole('alert')).toContainText(why)
      await expect(timesheet.grid.getByRole('textbox')).toHaveCount(0)
    }
    await timesheet.goBack()
    await expectFixed('invoiced', 'Invoiced: only an administrator can change it.')
    await expectFixed('approved', 'Approved: only an administrator can change it.')
    await timesheet.goBack()
    await expectFixed('locked', 'Locked: only an administrator can change it.')
  })

  test('a range is filled to the right', async ({ gleaner }) => {
    const timesheet = await openWithRow(gleaner)
    const { page } = timesheet
    await page.keyboard.type('1:15')
    await page.keyboard.press('Enter')
    await expect(timesheet.cell(DESIGN, '1:15')).toHaveCount(1)
    await type(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+r')
    await expect(timesheet.cell(DESIGN, '1:15')).toHaveCount(3)
    await expect(page.getByText('2 cells changed.')).toBeVisible()
  })

  test('cells are pasted from a spreadsheet, and copied to one', async ({ gleaner }) => {
    const timesheet = await openWithRow(gleaner)
    const { page } = timesheet
    await paste(page, '0:30\t45m\t\t2')
    await expect(timesheet.cell(DESIGN, '0:30')).toHaveCount(1)
    await expect(timesheet.cell(DESIGN, '0:45')).toHaveCount(1)
    await expect(timesheet.cell(DESIGN, '2:00')).toHaveCount(1)
    await type(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
    expect(await copied(page)).toBe('0:30\t0:45\t\t2:00')
  })

  test('a deleted range is restored completely by one undo', async ({ gleaner, harvest }) => {
    const timesheet = await openWithRow(gleaner)
    const { page } = timesheet
    await paste(page, '0:30\t45m\t1:15\t2')
    await expect(timesheet.weekTotal).toContainText('4:30')
    await type(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Delete')
    await expect(page.getByText('3 entries deleted.')).toBeVisible()
    await expect(timesheet.weekTotal).toContainText('2:00')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(timesheet.weekTotal).toContainText('4:30')
    await expect.poll(() => hundredths(harvest).reduce((a, b) => a + b, 0)).toBe(175 + 450)
  })

  test('typing in a cell of several entries with notes lets the user choose one', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Posters', hours: 0.5 })
    const timesheet = await open(gleaner)
    await timesheet.cell(DESIGN, '2 entries').click()
    await timesheet.page.keyboard.type('3')
    await expect(timesheet.entry('Logo drafts')).toBeFocused()
    await expect(timesheet.grid.getByRole('textbox')).toHaveCount(0)
  })

  test('an entry is moved to another day and another row by keys', async ({ gleaner, harvest }) => {
    const timesheet = await open(gleaner)
    const { page } = timesheet
    const { key, day } = neighbour(harvest)
    await timesheet.cell(DESIGN, '1:30').click()
    await page.keyboard.press('Control+Enter')
    await expect(timesheet.entry('Logo drafts')).toBeFocused()
    await page.keyboard.press(`Alt+${key}`)
    await expect(page.getByText(/^Moved to/)).toBeVisible()
    await expect(timesheet.entry('Logo drafts')).toBeFocused()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(timesheet.cell(MEETINGS, '1:30')).toHaveCount(1)
    await expect
      .poll(() => harvest.entries().find(({ notes }) => notes === 'Logo drafts'))
      .toMatchObject({ spentDate: day, taskId: WORK.meetings.task_id })
  })

  test('an entry is dragged to another day', async ({ gleaner, harvest }) => {
    const timesheet = await open(gleaner)
    const { day } = neighbour(harvest)
    const target = timesheet.grid.locator(`td[data-row][data-date="${day}"]`).first()
    await timesheet.entry('Logo drafts').dragTo(target, { sourcePosition: { x: 8, y: 8 } })
    await expect(timesheet.page.getByText(/^Moved to/)).toBeVisible()
    await expect
      .poll(() => harvest.entries().find(({ notes }) => notes === 'Logo drafts')?.spentDate)
      .toBe(day)
  })

  test('rows are filtered, and the weekend is folded away', async ({ gleaner }) => {
    const timesheet = await open(gleaner)
    const { page } = timesheet
    await page.getByRole('searchbox').fill('intern')
    await expect(timesheet.cell(DESIGN, '1:30')).toHaveCount(0)
    await expect(timesheet.cell(MEETINGS, '0:15')).toHaveCount(1)
    await page.getByRole('searchbox').fill('nobody')
    await expect(page.getByText('No row fits “nobody”.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all rows' }).click()
    const columns = await timesheet.grid.getByRole('columnheader').count()
    await page.getByRole('button', { name: 'Hide weekend' }).click()
    await expect.poll(() => timesheet.grid.getByRole('columnheader').count()).toBeLessThan(columns)
  })

  test('the hours of every day can be reached and typed in a narrow or zoomed window', async ({
    gleaner,
    harvest
  }) => {
    const timesheet = await open(gleaner)
    const { page } = timesheet
    // the narrowest window, a zoom of 160 %, and a wide window at 85 %
    for (const [width, height, hours] of [
      [720, 560, 100],
      [450, 350, 200],
      [3011, 1500, 300]
    ] as const) {
      await page.setViewportSize({ width, height })
      await timesheet.cell(DESIGN).nth(1).click()
      await type(page, 'Home', 'End')
      await page.keyboard.type(`${hours / 100}h`)
      await page.keyboard.press('Enter')
      await expect(timesheet.cell(DESIGN, `${hours / 100}:00`)).toBeInViewport()
      await expect.poll(() => hundredths(harvest)).toContain(hours)
      const size = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return [scrollWidth, scrollHeight]
      })
      expect(size).toEqual([width, height])
    }
  })

  test('axe finds no faults in the week, narrow and in every view', async ({ gleaner }) => {
    const timesheet = await open(gleaner)
    const { page } = timesheet
    await expectNoAxeViolations(page)
    await page.keyboard.press('l')
    await expectNoAxeViolations(page)
    await page.keyboard.press('g')
    await page.setViewportSize({ width: 720, height: 560 })
    await expectNoAxeViolations(page)
    for (const key of ['r', '?']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoAxeViolations(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.getByRole('button', { name: /choose a date/ }).click()
    await expectNoAxeViolations(page)
  })
})
