import { expect, test } from './support/gleaner.ts'
import { isStandIn } from './support/launch.ts'
import { launchBeside } from './support/second-launch.ts'

const address = (parameters: Record<string, string>) =>
  `gleaner://start?${Object.entries(parameters)
    .map(([name, text]) => `${name}=${encodeURIComponent(text)}`)
    .join('&')}`
const POSTER = address({ project: 'Exhibition app', task: 'Design', notes: 'Poster' })

test.describe('deep links from other programs', { tag: ['@links', '@tray'] }, () => {
  test.skip(!isStandIn, 'Playwright’s own switches would be passed along with the link')

  test('a link starts a timer once the user has agreed', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const { dialogs } = gleaner.desktop
    await dialogs.answer('Cancel')
    expect(await launchBeside(gleaner, POSTER)).toBe(0)
    await expect.poll(async () => (await dialogs.shown()).length).toBe(1)
    expect((await dialogs.shown())[0]).toMatchObject({
      message: 'Start a timer for “Exhibition app · Design”?',
      detail: expect.stringContaining('Notes: “Poster'),
      buttons: ['Start', 'Cancel']
    })
    expect(harvest.running).toBeUndefined()

    await dialogs.answer('Start')
    await launchBeside(gleaner, POSTER)
    await expect.poll(() => harvest.running?.notes).toBe('Poster')
  })

  test('a link stops the timer once the user has agreed', async ({ gleaner, harvest }) => {
    harvest.startedAgo(20, { notes: 'Sketches' })
    await gleaner.launchSignedIn()
    await gleaner.desktop.dialogs.answer('Stop')
    await launchBeside(gleaner, 'gleaner://stop')
    await expect.poll(() => harvest.running).toBeUndefined()
  })

  test('switches beside a link are ignored', async ({ gleaner, harvest }) => {
    harvest.startedAgo(20, { notes: 'Sketches' })
    await gleaner.launchSignedIn()
    const { dialogs } = gleaner.desktop
    await dialogs.answer('OK')
    await launchBeside(gleaner, '--toggle', 'gleaner://nonsense', '--demo')
    await expect.poll(async () => (await dialogs.shown()).length).toBe(1)
    expect((await dialogs.shown())[0]?.message).toBe('Gleaner does not understand this link')
    expect(harvest.running?.notes).toBe('Sketches')
  })

  test('a link leads to the week of a date', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Sketches', hours: 1, daysAgo: 14 })
    await gleaner.launchSignedIn()
    await launchBeside(gleaner, `gleaner://week?date=${harvest.today(14)}`)
    const timesheet = await gleaner.timesheet()
    await expect(timesheet.entry('Sketches')).toBeVisible()
    await timesheet.goToToday()
    await expect(timesheet.entry('Sketches')).toBeHidden()
    await launchBeside(gleaner, `gleaner://week?date=${harvest.today(14)}`)
    await expect(timesheet.entry('Sketches')).toBeVisible()
  })

  test('a link selects an entry, and shows a message when there is none', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Another', hours: 1, daysAgo: 7 })
    const { id } = harvest.book({ notes: 'Sketches', hours: 1, daysAgo: 7 })
    await gleaner.launchSignedIn()
    const timesheet = await gleaner.openSettings()
    await launchBeside(gleaner, `gleaner://entry/${id}`)
    await expect(timesheet.entry('Sketches')).toBeFocused()

    const { dialogs } = gleaner.desktop
    await dialogs.answer('OK')
    await launchBeside(gleaner, 'gleaner://entry/4711')
    await expect.poll(async () => (await dialogs.shown()).length).toBe(1)
    expect((await dialogs.shown())[0]?.message).toBe('This entry is not on this computer')
  })

  test('a link to the week opens it without a question', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    await launchBeside(gleaner, 'gleaner://week')
    await expect((await gleaner.timesheet()).grid).toBeVisible()
    expect(await gleaner.desktop.dialogs.shown()).toEqual([])
  })

  test('a link that started Gleaner is opened', async ({ gleaner, harvest }) => {
    const { id } = harvest.book({ notes: 'Sketches', hours: 1, daysAgo: 7 })
    await gleaner.launchSignedIn()
    await gleaner.quit()
    await gleaner.launch({
      args: [`gleaner://entry/${id}`],
      env: { GLEANER_USER_DATA: gleaner.userData }
    })
    await expect((await gleaner.timesheet()).entry('Sketches')).toBeFocused()
  })

  test('the question of a link names nothing in discreet mode', async ({ gleaner, harvest }) => {
    gleaner.writeSettings({ version: 1, discreet: true })
    harvest.startedAgo(20, { notes: 'Sketches' })
    await gleaner.launchSignedIn()
    const { dialogs } = gleaner.desktop
    await dialogs.answer('Cancel')
    await launchBeside(gleaner, POSTER)
    await expect.poll(async () => (await dialogs.shown()).length).toBe(1)
    expect(JSON.stringify(await dialogs.shown())).not.toMatch(/Exhibition|Design|Poster|Sketches/)
  })
})
