import { expect, test } from './support/gleaner.ts'
import { WORK } from './support/harvest.ts'
import type { Harvest } from './support/harvest.ts'

const TOM = 'Tom Okafor'

const personCalled = (harvest: Harvest, firstName: string) => {
  const { people } = harvest.sandbox.account.directory
  const person = people.find((each) => each.firstName === firstName)
  if (!person) throw new Error(`there is no user called ${firstName}`)
  return person
}

const timeOf = (harvest: Harvest, userId: number) =>
  harvest.sandbox.account
    .entries()
    .filter((entry) => entry.userId === userId)
    .map(({ notes, hundredths, timerStartedAt }) => ({ notes, hundredths, timerStartedAt }))

test.describe('a teammate’s time', { tag: '@week' }, () => {
  test.describe('an administrator', () => {
    test.use({ account: { role: 'administrator' } })

    test('an administrator adds, changes and deletes time in a teammate’s week, which never appears as the own', async ({
      gleaner,
      harvest
    }) => {
      const tom = personCalled(harvest, 'Tom').id
      await gleaner.launchSignedIn()
      const timesheet = await gleaner.openTimesheet()
      const { page } = timesheet
      await page.getByRole('combobox', { name: 'Whose week' }).selectOption({ label: TOM })
      await expect(page.getByText(`This is the week of ${TOM}.`)).toBeVisible()

      // nothing can be added to a week before it was fetched
      await expect(async () => {
        await timesheet.openForm()
        await expect(timesheet.form).toBeVisible({ timeout: 1000 })
      }).toPass()
      await expect(timesheet.form).toContainText(`without them the timer of ${TOM} would start`)
      await timesheet.form.getByRole('button', { name: 'Cancel' }).click()
      await timesheet.add({ search: WORK.meetings.task, notes: 'All hands' })
      await expect(timesheet.form).toContainText('Without them their timer would start.')
      await timesheet.form.getByRole('textbox', { name: 'Hours' }).fill('1:30')
      await timesheet.form.locator('button[type=submit]').click()
      await expect
        .poll(() => timeOf(harvest, tom))
        .toEqual([{ notes: 'All hands', hundredths: 150, timerStartedAt: null }])

      await timesheet.changeHours('All hands', '2:00')
      await expect
        .poll(() => timeOf(harvest, tom))
        .toEqual([{ notes: 'All hands', hundredths: 200, timerStartedAt: null }])
      await timesheet.delete('All hands')
      await expect.poll(() => timeOf(harvest, tom)).toEqual([])

      await timesheet.page.getByRole('button', { name: 'Undo' }).click()
      await expect(timesheet.entry('All hands')).toBeVisible()
      const popover = await gleaner.showPopover()
      await expect(popover.totals).toContainText('0:00')
      await expect(popover.entry('All hands')).toHaveCount(0)
    })
  })

  test.describe('a manager without the permission', () => {
    test.use({ account: { role: 'manager' } })

    test('Harvest refuses a change of a teammate’s time, and the manager sees the reason', async ({
      gleaner,
      harvest
    }) => {
      harvest.sandbox.account.changePerson(harvest.userId, { permissions: ['people_manager'] })
      const tom = personCalled(harvest, 'Tom').id
      harvest.sandbox.account.create(tom, {
        project_id: WORK.meetings.project_id,
        task_id: WORK.meetings.task_id,
        spent_date: harvest.today(),
        notes: 'Stand-up',
        hours: 0.5
      })
      await gleaner.launchSignedIn()
      const timesheet = await gleaner.openTimesheet()
      const { page } = timesheet
      await page.getByRole('combobox', { name: 'Whose week' }).selectOption({ label: TOM })
      await timesheet.changeHours('Stand-up', '4:00')
      const entry = timesheet.entry('Stand-up')
      await expect(entry).toContainText('Harvest refused the last change.')
      await expect(entry).toContainText('A manager needs the permission to edit the time of their')
      const details = await (await gleaner.showPopover()).showDetails()
      await expect(details).toContainText(`(${TOM})`)
      await expect(details).toContainText('Harvest does not let you change this person’s time')
      const { dialogs } = gleaner.desktop
      await dialogs.answer('Discard')
      await entry.getByRole('button', { name: 'Discard' }).click()
      await expect.poll(() => dialogs.shown()).toHaveLength(1)
      expect((await dialogs.shown())[0]?.detail).toContain('Discard what you changed?')
      await expect(entry).not.toContainText('refused')
      await expect(entry).toContainText('0:30')
      expect(timeOf(harvest, tom)).toEqual([
        { notes: 'Stand-up', hundredths: 50, timerStartedAt: null }
      ])
    })
  })
})
