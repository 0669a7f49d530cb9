import { tellEntryAs } from '../support/altered-answers.ts'
import { expect, test } from './support/gleaner.ts'

test.describe('odd answers of Harvest', { tag: '@sync' }, () => {
  test('an entry that cannot be read stays as it was, is named, and is not overwritten', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.book({ notes: 'Logo drafts', hours: 1 })
    harvest.book({ notes: 'Poster', hours: 2 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.entry('Logo drafts')).toBeVisible()
    tellEntryAs(harvest.sandbox, id, { hours: null, notes: 'Odd' })
    await timesheet.checkNow()
    await timesheet.changeHours('Logo drafts', '3:00')
    const drawer = await timesheet.openDrawer()
    await drawer.check()
    const named = drawer.all.getByRole('article', { name: 'Exhibition app · Design' })
    await expect(named.last()).toContainText('Harvest sent no value for “hours”.')
    await expect(drawer.all).toContainText('Gleaner cannot read this entry')
    expect(harvest.entries().find((entry) => entry.id === id)).toMatchObject({ hundredths: 100 })
  })
})
