import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test } from './support/gleaner.ts'
import { windowAt } from './support/launch.ts'
import { PaletteWindow } from './support/windows/palette.ts'
import { toastIn, undoByToast } from './support/windows/toast.ts'

test.describe('undoing changes that Harvest has', { tag: '@sync' }, () => {
  test('the toast undoes a stop, and Ctrl+Z then the switch and the start, in order', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    const { page } = popover
    await popover.start({ search: 'exhibition design', notes: 'first' })
    await expect(toastIn(page)).toContainText('Started Exhibition app · Design.')
    await expect.poll(() => harvest.running?.notes).toBe('first')
    await popover.start({ search: 'internal meetings', notes: 'second' })
    await expect(toastIn(page)).toContainText('Switched to Internal · Meetings.')
    await expect.poll(() => harvest.running?.notes).toBe('second')
    await popover.stop()
    await expect(toastIn(page)).toContainText('Stopped Internal · Meetings.')
    await expect.poll(() => harvest.running).toBeUndefined()

    await undoByToast(page)
    await expect(toastIn(page)).toContainText('Undone.')
    await expect.poll(() => harvest.running?.notes).toBe('second')
    await popover.totals.click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => harvest.running?.notes).toBe('first')
    await expect.poll(() => harvest.entries()).toHaveLength(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => harvest.entries()).toHaveLength(0)
    // the key does nothing while another undo is running
    await expect(async () => {
      await page.keyboard.press('Control+z')
      await expect(toastIn(page)).toContainText('There is nothing to undo.', { timeout: 2000 })
    }).toPass()
  })

  test('a deleted entry is restored, and its toast shows what is not', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.delete('Logo drafts')
    await expect(toastIn(timesheet.page)).toContainText('Its number at Harvest cannot come back.')
    await expect.poll(() => harvest.entries()).toHaveLength(0)
    await undoByToast(timesheet.page)
    await expect(toastIn(timesheet.page)).toContainText(
      'Undone. Its number at Harvest could not be restored.'
    )
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ notes: 'Logo drafts', hundredths: 150 }])
    expect(harvest.entries()[0]?.id).not.toBe(id)
  })

  test('Ctrl+Z undoes a change of an entry, but not while the user types', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.changeHours('Logo drafts', '2:00')
    await expect.poll(() => harvest.entries()).toMatchObject([{ hundredths: 200 }])
    await timesheet.openForm()
    await timesheet.form.getByRole('textbox', { name: 'Notes' }).press('Control+z')
    await timesheet.form.getByRole('button', { name: 'Cancel' }).click()
    expect(harvest.entries()).toMatchObject([{ hundredths: 200 }])
    await timesheet.page.keyboard.press('Control+z')
    await expect.poll(() => harvest.entries()).toMatchObject([{ hundredths: 100 }])
  })

  test('an idle choice is undone from the toast in the popover', async ({ gleaner, harvest }) => {
    harvest.startedAgo(60)
    const popover = await gleaner.launchSignedIn()
    await gleaner.beAway(30)
    await (await gleaner.idleQuestion()).answer('continue-and-remove')
    await gleaner.expectHidden('idle')
    await gleaner.showPopover()
    await expect(popover.clock).toContainText('0:30')
    await expect(toastIn(popover.page)).toContainText('Corrected the time of Exhibition app')
    await undoByToast(popover.page)
    await expect(popover.clock).toContainText('1:00')
    await expect.poll(() => harvest.running?.hundredths).toBeGreaterThanOrEqual(99)
  })

  test('a change by the palette is undone where its toast appears', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    await gleaner.desktop.hotkeys.press(DEFAULT_SETTINGS.hotkeys.openPalette ?? '')
    const palette = new PaletteWindow(await windowAt(gleaner.app, '/palette/'))
    await palette.line.fill('exhib design 1:30 yesterday wall texts')
    await palette.line.press('Enter')
    await expect.poll(() => harvest.entries()).toHaveLength(1)
    await gleaner.showPopover()
    await expect(toastIn(popover.page)).toContainText('Added time to Exhibition app · Design.')
    await undoByToast(popover.page)
    await expect.poll(() => harvest.entries()).toHaveLength(0)
  })
})
