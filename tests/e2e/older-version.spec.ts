import { expect, test } from './support/gleaner.ts'

test.describe('an open view of an entry that changes at Harvest', { tag: '@sync' }, () => {
  test('a form sends only the notes, and asks if the notes changed elsewhere too', async ({
    gleaner,
    harvest
  }, testInfo) => {
    const { id } = harvest.book({ notes: 'Draft', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    const { page } = timesheet
    await timesheet.entry('Draft').getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(timesheet.form).toBeVisible()
    harvest.sandbox.account.update(harvest.userId, id, { hours: 2.5 })
    await timesheet.checkNow()
    await expect(timesheet.cell('Exhibition app · Design', '2:30')).toHaveCount(1)
    await timesheet.form.getByRole('textbox', { name: 'Notes' }).fill('Draft, sent')
    await page.screenshot({ path: testInfo.outputPath('form.png') })
    await timesheet.form.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => harvest.entries()[0]?.notes).toBe('Draft, sent')
    expect(harvest.entries()[0]?.hundredths).toBe(250)

    await timesheet.entry('Draft, sent').getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(timesheet.form).toBeVisible()
    harvest.sandbox.account.update(harvest.userId, id, { notes: 'Draft, paid', hours: 3 })
    await timesheet.checkNow()
    await expect(timesheet.cell('Exhibition app · Design', '3:00')).toHaveCount(1)
    await timesheet.form.getByRole('textbox', { name: 'Notes' }).fill('Draft, refused')
    await timesheet.form.getByRole('button', { name: 'Save' }).click()
    await timesheet.openDrawer()
    await expect(page.getByRole('cell', { name: 'Draft, paid' })).toBeVisible()
    await expect(page.getByRole('cell', { name: 'Draft, refused' })).toBeVisible()
    await page.screenshot({ path: testInfo.outputPath('question.png') })
    expect(harvest.entries()[0]).toMatchObject({ notes: 'Draft, paid', hundredths: 300 })
  })

  test('unchanged notes in the popover send nothing', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.start({ search: 'exhibition design', notes: 'Poster' })
    await expect.poll(() => harvest.running?.notes).toBe('Poster')
    const { id } = harvest.running!
    const notes = popover.page.getByRole('textbox', { name: 'Notes' }).first()
    await notes.focus()
    harvest.sandbox.account.update(harvest.userId, id, { notes: 'Poster and flyer' })
    const drawer = await popover.openDrawer()
    await drawer.check()
    await drawer.close()
    await expect(notes).toHaveValue('Poster and flyer')
    expect(harvest.running?.notes).toBe('Poster and flyer')
  })
})
