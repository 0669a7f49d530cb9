import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '#shared/durations.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

const START = 0
const CANCEL = 1

/** Returns the names of the first assigned work for a link. */
async function askedWork() {
  const [assignment] = await main.run('getAssignments')
  const task = assignment?.taskAssignments[0]?.task
  if (!assignment || !task) throw new Error('no work is assigned')
  return { project: assignment.project.name, task: task.name }
}
async function startAddress(notes: string) {
  const { project, task } = await askedWork()
  const parameters = { project, task, notes }
  const query = Object.entries(parameters).map(
    ([name, text]) => `${name}=${encodeURIComponent(text)}`
  )
  return `gleaner://start?${query.join('&')}`
}
const answer = (button: number) => (main.platform.answer = { button, checked: false })
/** Waits until a question was asked and its choice is carried out, because the next link is read only then. */
const asked = async () => {
  const { asked, questions } = main.platform
  await main.until(() => asked.length > 0)
  const count = asked.length
  await main.until(() => {
    main.launchAgain('gleaner://unreadable')
    return asked.length > count
  })
  asked.splice(count)
  questions.splice(count)
}

describe('deep links', () => {
  it('a link starts a timer only after the user agrees', async () => {
    answer(CANCEL)
    main.launchAgain(await startAddress('Logo'))
    await asked()
    expect((await main.state()).running).toBeNull()

    answer(START)
    main.launchAgain(await startAddress('Logo'))
    await main.until(({ running }) => running?.notes === 'Logo')
    const { project } = await askedWork()
    expect(main.platform.questions[1]?.message).toContain(project)
    expect(main.platform.questions[1]?.detail).toContain('Logo')
  })

  it('names and notes of a link are quoted on one line without control characters', async () => {
    const { projectId, taskId } = await main.work()
    main.sandbox.account.changeProject(projectId, { name: 'App” is fine.\n\u202Eelif' })
    main.platform.timers.advance(11 * MINUTE)
    await main.run('syncNow')
    await expect.poll(async () => (await askedWork()).project).toContain('is fine')
    answer(CANCEL)
    const notes = encodeURIComponent('Logo” is safe.\n\nStart it?')
    main.launchAgain(`gleaner://start?project=${projectId}&task=${taskId}&notes=${notes}`)
    await main.until(() => main.platform.questions.length > 0)
    const [question] = main.platform.questions
    expect(question?.message).toMatch(/^Start a timer for “App' is fine\. elif · [^“”\n]+”\?$/)
    expect(question?.detail.split('\n')[0]).toBe("Notes: “Logo' is safe. Start it?”")
  })

  it('an unknown name in a link is quoted', async () => {
    answer(CANCEL)
    main.launchAgain(`gleaner://start?project=${encodeURIComponent('Nowhere\nTask: x')}`)
    await main.until(() => main.platform.questions.length > 0)
    expect(main.platform.questions[0]?.detail).toContain('Project: “Nowhere Task: x”\n')
  })

  it('the question of a link names the timer that would stop', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    answer(CANCEL)
    main.launchAgain(await startAddress('Logo'))
    await asked()
    expect(main.platform.questions[0]?.detail).toMatch(/The timer for .* stops/)
    expect((await main.state()).running).not.toBeNull()
  })

  it('a link stops the timer only after the user agrees', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    answer(CANCEL)
    main.launchAgain('gleaner://stop')
    await asked()
    expect((await main.state()).running).not.toBeNull()
    answer(START)
    main.launchAgain('gleaner://toggle')
    await main.until(({ running }) => running === null)
  })

  it('the question of a link names nothing in discreet mode', async () => {
    await main.run('changeSettings', { discreet: true })
    answer(CANCEL)
    main.launchAgain(await startAddress('Merger talks'))
    await asked()
    const { project } = await askedWork()
    expect(JSON.stringify(main.platform.questions)).not.toMatch(/Merger/)
    expect(JSON.stringify(main.platform.questions)).not.toContain(project)
  })

  it('a link to unassigned work shows a message and changes nothing', async () => {
    main.launchAgain('gleaner://start?project=Nowhere')
    await asked()
    expect(main.platform.asked).toEqual(['You cannot track time to what this link asks for'])
    expect((await main.state()).running).toBeNull()
  })

  it('an unknown link shows a message, and switches beside it are ignored', async () => {
    main.launchAgain('gleaner://delete?all=1', '--toggle')
    await asked()
    expect(main.platform.asked).toEqual(['Gleaner does not understand this link'])
    expect((await main.state()).running).toBeNull()
  })

  it('a second link waits until the first question is closed', async () => {
    const answers: ((button: number) => void)[] = []
    main.platform.dialogs.ask = ({ message }) => {
      main.platform.asked.push(message)
      return new Promise((resolve) => answers.push((button) => resolve({ button, checked: false })))
    }
    main.launchAgain(await startAddress('first'))
    main.launchAgain(await startAddress('second'))
    expect(main.platform.asked).toHaveLength(1)
    answers[0]?.(START)
    await main.until(({ running }) => running?.notes === 'first')
  })

  it('a link to a week shows it without a question', async () => {
    main.launchAgain('gleaner://week?date=2026-10-07')
    expect(main.platform.shownFor.get('timesheet')).toEqual({ intent: 'none', date: '2026-10-07' })
    const { today } = await main.state()
    main.launchAgain('gleaner://week')
    expect(main.platform.shownFor.get('timesheet')?.date).toBe(today.spentDate)
    expect(main.platform.asked).toEqual([])
  })

  it('a link to an entry shows it on its day', async () => {
    const entryKey = await main.run('createEntry', {
      ...(await main.work()),
      spentDate: '2026-10-07',
      notes: 'Logo',
      time: { kind: 'hours', hours: 100 }
    })
    await main.settled()
    const id = main.sandbox.account.entries()[0]?.id
    main.launchAgain(`gleaner://entry/${id}`)
    expect(main.platform.shownFor.get('timesheet')).toEqual({
      intent: 'none',
      date: '2026-10-07',
      entryKey
    })
    expect(main.platform.asked).toEqual([])
  })

  it('a link to an unknown entry shows a message', async () => {
    main.launchAgain('gleaner://entry/4711')
    await asked()
    expect(main.platform.asked).toEqual(['This entry is not on this computer'])
    expect(main.platform.visible.has('timesheet')).toBe(false)
  })

  it('a link leaves no names in the log', async () => {
    main.launchAgain(await startAddress('Merger talks'))
    await asked()
    expect(main.platform.logged.join()).toContain('a link was opened')
    expect(main.platform.logged.join()).not.toContain('Merger')
  })
})

describe('second launches', () => {
  it('a launch with --toggle starts the last work and stops it', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'Review' })
    main.launchAgain('--toggle')
    await main.until(({ running }) => running === null)
    main.launchAgain('--toggle')
    await main.until(({ running }) => running?.notes === 'Review')
  })

  it('a launch with --toggle but no last work opens the choice of work', () => {
    main.platform.visible.clear()
    main.launchAgain('--toggle')
    expect(main.platform.visible.get('popover')).toBe('new-entry')
  })

  it('--new opens the choice of work, --show the popover, and --hidden nothing', () => {
    main.platform.visible.clear()
    main.launchAgain('--hidden')
    expect(main.platform.visible.size).toBe(0)
    main.launchAgain('--show')
    expect(main.platform.visible.get('popover')).toBe('none')
    main.launchAgain('--new')
    expect(main.platform.visible.get('popover')).toBe('new-entry')
  })

  it('the switch of the first launch runs once the session is known', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'Review' })
    await main.settled()
    await main.stop()
    await main.start({ wish: { kind: 'toggle' } })
    await main.until(({ running }) => running === null)
  })
})
