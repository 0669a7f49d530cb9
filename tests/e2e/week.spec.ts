import { expect, test } from './support/gleaner.ts'

test.describe('the week', { tag: '@week' }, () => {
  test('the week shows tracked time by work and day, and in the list of the day', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.cell('Exhibition app · Design', '1:30')).toHaveCount(1)
    await expect(timesheet.cell('Internal · Meetings', '0:15')).toHaveCount(1)
    await expect(timesheet.entry('Logo drafts')).toContainText('Harbour Museum')
    await expect(timesheet.weekTotal).toContainText('1:45')
    await expect(timesheet.weekTotal).toContainText('of 35:00')
  })

  test('a timer started in the popover runs in the week too', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.start({ search: 'exhibition design', notes: 'Poster' })
    await expect(popover.clock).toBeVisible()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.cell('Exhibition app · Design', 'timer running')).toHaveCount(1)
    await timesheet.stop('Poster')
    await expect(timesheet.cell('timer running')).toHaveCount(0)
  })

  test('PageUp shows last week, and one more key shows today', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Seven days ago', hours: 3, daysAgo: 7 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.grid).toBeVisible()
    await timesheet.page.keyboard.press('PageUp')
    await expect(timesheet.entry('Seven days ago')).toBeVisible()
    await timesheet.page.keyboard.press('t')
    await expect(timesheet.page.getByText('Nothing tracked today yet')).toBeVisible()
  })

  test('a change made on another device appears while the week is open', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.book({ notes: 'Draft', hours: 1 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.entry('Draft')).toBeVisible()
    harvest.sandbox.account.update(harvest.userId, id, { notes: 'Final version', hours: 2.5 })
    await timesheet.checkNow()
    await expect(timesheet.entry('Final version')).toContainText('2:30')
  })
})

test.describe('the week of a duration account', { tag: '@week' }, () => {
  test('an entry is added with its hours on the chosen day', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.goBack()
    await timesheet.chooseDay(2)
    await timesheet.add({ search: 'exhibition research', notes: 'Interviews', hours: '90m' })
    await expect(timesheet.entry('Interviews')).toContainText('1:30')
    await expect(timesheet.weekTotal).toContainText('1:30')
    await expect.poll(() => harvest.entries()).toHaveLength(1)
    expect(harvest.entries()[0]).toMatchObject({ hundredths: 150, timerStartedAt: null })
  })

  test('an entry of today without hours starts a timer', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.add({ search: 'exhibition research', notes: 'Interviews' })
    await expect(timesheet.entry('Interviews').getByRole('button', { name: 'Stop' })).toBeVisible()
    await expect.poll(() => harvest.running?.notes).toBe('Interviews')
  })

  test('unreadable hours stay with an explanation', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.add({ search: 'exhibition research', notes: 'Interviews', hours: 'a while' })
    await expect(timesheet.form).toContainText('That is not a number of hours')
    await expect(timesheet.form.getByLabel('Hours')).toHaveValue('a while')
    expect(harvest.entries()).toHaveLength(0)
  })

  test('hours and notes are edited in place', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.changeHours('Logo drafts', '+0:15')
    await expect(timesheet.entry('Logo drafts')).toContainText('1:45')
    await timesheet.changeNotes('Logo drafts', 'Logo, final')
    await expect(timesheet.entry('Logo, final')).toContainText('1:45')
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ hundredths: 175, notes: 'Logo, final' }])
  })

  test('an entry of a duration account is deleted after a confirmation', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'By mistake', hours: 1 })
    harvest.book({ work: 'meetings', notes: 'Stand-up', hours: 0.25 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.delete('By mistake')
    await expect(timesheet.entry('By mistake')).toHaveCount(0)
    await expect(timesheet.weekTotal).toContainText('0:15')
    await expect.poll(() => harvest.entries()).toMatchObject([{ notes: 'Stand-up' }])
  })

  test('an entry of today continues where it stopped', async ({ gleaner, harvest }) => {
    const { id } = harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.continue('Logo drafts')
    await expect.poll(() => harvest.running?.id).toBe(id)
    await expect(timesheet.entry('Logo drafts')).toContainText('1:30')
    expect(harvest.entries()).toHaveLength(1)
  })

  test('an entry of last week continues as a new one today', async ({ gleaner, harvest }) => {
    const { id } = harvest.book({ notes: 'Logo drafts', hours: 1.5, daysAgo: 7 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.goBack()
    await timesheet.continue('Logo drafts')
    await expect
      .poll(() => harvest.running)
      .toMatchObject({ notes: 'Logo drafts', spentDate: harvest.today() })
    expect(harvest.running?.id).not.toBe(id)
    expect(harvest.entries()).toHaveLength(2)
  })
})

test.describe('the week of a start/end account', { tag: '@week' }, () => {
  test.use({ account: { mode: 'timestamps' } })

  test('tracked time is shown with start and end, and on the timeline of its day', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Interviews', from: '8:15', to: '9:30' })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await expect(timesheet.cell('Exhibition app · Design', '1:15')).toHaveCount(1)
    await expect(timesheet.entry('Interviews')).toContainText('08:15 – 09:30')
    await timesheet.page.keyboard.press('d')
    const block = timesheet.page.getByRole('button', { name: /Design 08:15 – 09:30 · 1:15/ })
    await expect(block).toBeVisible()
  })

  test('an entry is added with start and end', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.add({
      search: 'exhibition research',
      notes: 'Interviews',
      from: '8:15am',
      to: '9:30'
    })
    await expect(timesheet.entry('Interviews')).toContainText('1:15')
    await expect(timesheet.entry('Interviews')).toContainText('08:15 – 09:30')
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ startedMinute: 495, endedMinute: 570, timerStartedAt: null }])
  })

  test('changed start and end times change the hours', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Interviews', from: '8:00', to: '9:00' })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.changeTimes('Interviews', '8:00', '10:30')
    await expect(timesheet.entry('Interviews')).toContainText('2:30')
    await timesheet.changeNotes('Interviews', 'Interviews and notes')
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ startedMinute: 480, endedMinute: 630, notes: 'Interviews and notes' }])
  })

  test('an entry of a start/end account is deleted after a confirmation', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Interviews', from: '8:00', to: '9:00' })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.delete('Interviews')
    await expect(timesheet.entry('Interviews')).toHaveCount(0)
    await expect.poll(() => harvest.entries()).toHaveLength(0)
  })

  test('an entry of today continues as a new one from now', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Interviews', from: '8:00', to: '9:00' })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.continue('Interviews')
    await expect.poll(() => harvest.running?.notes).toBe('Interviews')
    expect(harvest.entries()).toHaveLength(2)
    expect(harvest.entries()[0]).toMatchObject({ startedMinute: 480, endedMinute: 540 })
  })
})

test.describe('locked time', { tag: '@week' }, () => {
  test.use({ account: { empty: false } })

  test('a member sees why an entry cannot be changed', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.goBack(3)
    await timesheet.chooseDay(0)
    const first = timesheet.page.getByRole('article').first()
    await expect(first).toContainText('Approved')
    await expect(first).toContainText('Only an administrator can change it.')
    await expect(first.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0)
    await expect(first.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  })

  test('an invoiced entry shows its invoice', async ({ gleaner, harvest }) => {
    const invoiced = harvest.entries().findLast(({ invoice }) => invoice !== null)
    if (!invoiced) throw new Error('nothing is invoiced in the demo account')
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.goBack(harvest.weeksAgo(invoiced.spentDate))
    await timesheet.chooseDay(harvest.dayOfWeek(invoiced.spentDate))
    await expect(timesheet.page.getByText(/On invoice \S+\./).first()).toBeVisible()
  })
})

test.describe('locked time of an administrator', { tag: '@week' }, () => {
  test.use({ account: { empty: false, role: 'administrator' } })

  test('an administrator may change the notes of a locked entry', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openTimesheet()
    await timesheet.goBack(3)
    await timesheet.chooseDay(0)
    const first = timesheet.page.getByRole('article').first()
    await expect(first).toContainText('As an administrator you can change all but')
    await first.getByTitle('Edit notes').click()
    const field = first.getByRole('textbox', { name: 'Notes' })
    await field.fill('Corrected by the founder')
    await field.press('Enter')
    await expect
      .poll(() => harvest.entries().map(({ notes }) => notes))
      .toContain('Corrected by the founder')
  })
})
