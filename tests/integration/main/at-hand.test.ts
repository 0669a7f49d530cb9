import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SETTLING_WINDOW } from '#main/sync/settle-unknown.ts'
import { MINUTE } from '#shared/durations.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
beforeEach(async () => {
  main = await (await MainProcess.create()).signIn()
})
afterEach(() => main.close())

const START = 0
const CANCEL = 1

/** Names of the first assigned work, for an address. */
async function askedWork() {
  const [assignment] = await main.run('getAssignments')
  const task = assignment?.taskAssignments[0]?.task
  if (!assignment || !task) throw new Error('nothing is assigned')
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
const asked = async (count = 1) => {
  await main.until(() => main.platform.asked.length >= count)
  await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('an address', () => {
  it('starts a timer once the person has agreed, and not before', async () => {
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

  it('says which timer it would stop', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    answer(CANCEL)
    main.launchAgain(await startAddress('Logo'))
    await asked()
    expect(main.platform.questions[0]?.detail).toMatch(/The timer for .* stops/)
    expect((await main.state()).running).not.toBeNull()
  })

  it('stops the timer once the person has agreed', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    answer(CANCEL)
    main.launchAgain('gleaner://stop')
    await asked()
    expect((await main.state()).running).not.toBeNull()
    answer(START)
    main.launchAgain('gleaner://toggle')
    await main.until(({ running }) => running === null)
  })

  it('names nothing in discreet mode', async () => {
    await main.run('changeSettings', { discreet: true })
    answer(CANCEL)
    main.launchAgain(await startAddress('Merger talks'))
    await asked()
    const { project } = await askedWork()
    expect(JSON.stringify(main.platform.questions)).not.toMatch(/Merger/)
    expect(JSON.stringify(main.platform.questions)).not.toContain(project)
  })

  it('for work that is not assigned says so and changes nothing', async () => {
    main.launchAgain('gleaner://start?project=Nowhere')
    await asked()
    expect(main.platform.asked).toEqual(['You cannot track time to what this link asks for'])
    expect((await main.state()).running).toBeNull()
  })

  it('that is none of ours says so, and its switches count for nothing', async () => {
    main.launchAgain('gleaner://delete?all=1', '--toggle')
    await asked()
    expect(main.platform.asked).toEqual(['Gleaner does not understand this link'])
    expect((await main.state()).running).toBeNull()
  })

  it('waits for its turn: a second question is not asked over the first', async () => {
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

  it('of a week shows it without a question', async () => {
    main.launchAgain('gleaner://week?date=2026-10-07')
    expect(main.platform.shownFor.get('timesheet')).toEqual({ intent: 'none', date: '2026-10-07' })
    const { today } = await main.state()
    main.launchAgain('gleaner://week')
    expect(main.platform.shownFor.get('timesheet')?.date).toBe(today.spentDate)
    expect(main.platform.asked).toEqual([])
  })

  it('of an entry shows it on its day', async () => {
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

  it('of an entry that is not known says so', async () => {
    main.launchAgain('gleaner://entry/4711')
    await asked()
    expect(main.platform.asked).toEqual(['This entry is not on this computer'])
    expect(main.platform.visible.has('timesheet')).toBe(false)
  })

  it('leaves no name in the log', async () => {
    main.launchAgain(await startAddress('Merger talks'))
    await asked()
    expect(main.platform.logged.join()).toContain('a link was opened')
    expect(main.platform.logged.join()).not.toContain('Merger')
  })
})

describe('a later launch', () => {
  it('with --toggle starts the last work and stops it', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'Review' })
    main.launchAgain('--toggle')
    await main.until(({ running }) => running === null)
    main.launchAgain('--toggle')
    await main.until(({ running }) => running?.notes === 'Review')
  })

  it('with --toggle and nothing to go on with offers what to start', () => {
    main.platform.visible.clear()
    main.launchAgain('--toggle')
    expect(main.platform.visible.get('popover')).toBe('new-entry')
  })

  it('with --new opens the choice of work, with --show the popover, with --hidden nothing', () => {
    main.platform.visible.clear()
    main.launchAgain('--hidden')
    expect(main.platform.visible.size).toBe(0)
    main.launchAgain('--show')
    expect(main.platform.visible.get('popover')).toBe('none')
    main.launchAgain('--new')
    expect(main.platform.visible.get('popover')).toBe('new-entry')
  })

  it('that is the first acts once it is known who is signed in', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'Review' })
    await main.settled()
    await main.stop()
    await main.start({ wish: { kind: 'toggle' } })
    await main.until(({ running }) => running === null)
  })
})

describe('favourites', () => {
  it('are in the menu with their names and start at once', async () => {
    const work = await main.work()
    await main.run('changeSettings', { favourites: [{ ...work, notes: 'Stand-up' }] })
    expect(main.platform.trayItem('favourite:0')?.label).toContain('Stand-up')
    main.platform.chooseInTray('favourite:0')
    await main.until(({ running }) => running?.notes === 'Stand-up')
  })

  it('that are not assigned are not shown', async () => {
    await main.run('changeSettings', { favourites: [{ projectId: 1, taskId: 1, notes: '' }] })
    expect((await main.state()).favourites).toEqual([])
    expect((await main.state()).settings.favourites).toHaveLength(1)
  })
})

describe('a timer that began earlier', () => {
  const ago = (minutes: number) => main.platform.timers.now() - minutes * MINUTE

  it('has its time at Harvest too', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x', startedAt: ago(20) })
    await main.settled()
    await main.until(() =>
      main.sandbox.account.entries().some(({ hundredths }) => hundredths >= 32)
    )
  })

  it('ends what ran before at that moment', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'first', startedAt: ago(60) })
    await main.run('startTimer', { ...(await main.work()), notes: 'second', startedAt: ago(20) })
    const { today } = await main.state()
    expect(today.entries.find(({ notes }) => notes === 'first')?.hours).toBe(67)
  })

  it('cannot begin before what runs, in the future, or the day before yesterday', async () => {
    const work = { ...(await main.work()), notes: '' }
    await main.run('startTimer', { ...work, startedAt: ago(10) })
    for (const startedAt of [ago(20), ago(-5), ago(60 * 49)]) {
      const refused = await main.platform.command('startTimer', { ...work, startedAt })
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    }
  })

  it('can be moved while it runs, at Harvest too', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    await main.run('moveTimerStart', { startedAt: ago(30) })
    const { running } = await main.state()
    expect(Math.abs(Date.parse(running?.timerStartedAt ?? '') - ago(30))).toBeLessThan(MINUTE)
    await main.settled()
    await main.until(() =>
      main.sandbox.account.entries().some(({ hundredths }) => hundredths >= 48)
    )
  })

  describe('in a start/end account', () => {
    beforeEach(async () => {
      await main.close()
      main = await (await MainProcess.create({ mode: 'timestamps' })).signIn()
    })

    it('shows its new start and hours at once, and at Harvest', async () => {
      await main.run('startTimer', { ...(await main.work()), notes: 'x' })
      await main.settled()
      const startedAt = minuteOf(ago(30))
      await main.run('moveTimerStart', { startedAt })
      expect(await shownStart()).toBe(startedAt)
      await main.settled()
      expect(await shownStart()).toBe(startedAt)
      expect(main.sandbox.account.entries()[0]?.timerStartedAt).toBe(startedAt)
    })

    it('shows them offline too, moved twice and before Harvest knows the entry', async () => {
      main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 1000 })
      await main.run('startTimer', { ...(await main.work()), notes: 'x' })
      for (const minutes of [30, 20]) {
        await main.run('moveTimerStart', { startedAt: minuteOf(ago(minutes)) })
        expect(await shownStart()).toBe(minuteOf(ago(minutes)))
      }
      const startedAt = await shownStart()
      main.sandbox.faults.clear()
      main.platform.timers.advance(SETTLING_WINDOW)
      await main.run('syncNow')
      await main.settled()
      expect(await shownStart()).toBe(startedAt)
      expect(main.sandbox.account.entries()[0]?.timerStartedAt).toBe(startedAt)
    })

    const minuteOf = (at: number) => Math.floor(at / MINUTE) * MINUTE
    const shownStart = async () => Date.parse((await main.state()).running?.timerStartedAt ?? '')
  })
})

describe('the settings', () => {
  it('keep the old keys when another program has the new ones, and say so', async () => {
    main.platform.taken.add('Ctrl+Alt+J')
    const hotkeys = { ...DEFAULT_SETTINGS.hotkeys, toggleTimer: 'Ctrl+Alt+J' }
    await main.run('changeSettings', { hotkeys })
    const state = await main.state()
    expect(state.settings.hotkeys).toEqual(DEFAULT_SETTINGS.hotkeys)
    expect(state.hotkeys.find(({ action }) => action === 'toggleTimer')?.refusal).toEqual({
      accelerator: 'Ctrl+Alt+J',
      reason: 'system'
    })
  })

  it('let keys be recorded, and end it when the window hides', async () => {
    main.platform.windows.show('timesheet')
    await main.platform.raw('suspendHotkeys', { suspended: true }, 'timesheet')
    expect(main.platform.hotkeysSuspended).toBe(true)
    main.platform.windows.hide('timesheet')
    expect(main.platform.hotkeysSuspended).toBe(false)
  })

  it('go to a file and come back from it', async () => {
    await main.run('changeSettings', { theme: 'dark', trayLabel: 'today' })
    expect(await main.run('exportSettings')).toBe(true)
    await main.run('changeSettings', { theme: 'light' })
    main.platform.fileToOpen = main.platform.saved[0]?.text ?? ''
    expect(await main.run('importSettings')).toBe(true)
    expect((await main.state()).settings).toMatchObject({ theme: 'dark', trayLabel: 'today' })
    expect((await main.state()).settings.account).not.toBeNull()
  })

  it('do not take what is no file of settings', async () => {
    main.platform.fileToOpen = '{"theme":"dark"}'
    const refused = await main.platform.command('importSettings')
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it('start Gleaner at login, and follow what was done in the system', async () => {
    await main.run('changeSettings', { launchAtLogin: true })
    await main.until(({ loginItem }) => loginItem === 'on')
    expect(main.platform.launchesAtLogin).toBe(true)
    await main.stop()
    main.platform.launchesAtLogin = false
    await main.start()
    expect(await main.until(({ loginItem }) => loginItem === 'off')).toMatchObject({
      settings: { launchAtLogin: false }
    })
  })

  it('that are reset leave the person signed in', async () => {
    await main.run('changeSettings', { theme: 'dark' })
    await main.run('reset', { what: 'settings' })
    const { settings, session } = await main.state()
    expect(settings.theme).toBe('system')
    expect(session.kind).toBe('signed-in')
  })

  it('that are reset with everything leave nothing behind', async () => {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    await main.run('reset', { what: 'everything' })
    expect((await main.state()).session.kind).toBe('signed-out')
    expect(main.platform.secretsKept.size).toBe(0)
    expect(main.sandbox.account.entries()).toHaveLength(1)
  })

  it('can be read in the diagnostics, without what belongs to the person', async () => {
    const work = await main.work()
    await main.run('startTimer', { ...work, notes: 'Merger talks' })
    const text = await main.run('readDiagnostics')
    const { project } = await askedWork()
    expect(text).toContain('timer runs: true')
    expect(text).not.toContain('Merger')
    expect(text).not.toContain(project)
    expect(text).not.toContain(main.sandbox.tokens.member)
    await main.run('saveDiagnostics')
    expect(main.platform.saved.at(-1)?.text).toContain('timer runs: true')
  })
})

describe('a timer that is stopped elsewhere', () => {
  it.each([
    [true, 1],
    [false, 0]
  ])('is said when that is wished for (%j), %d times', async (externalChangeNotices, count) => {
    await main.run('changeSettings', { externalChangeNotices })
    await main.run('startTimer', { ...(await main.work()), notes: '' })
    await main.settled()
    const [entry] = main.sandbox.account.entries()
    if (!entry) throw new Error('there is one')
    main.sandbox.account.stop(entry.userId, entry.id)
    await main.run('syncNow')
    const { notices } = await main.until(({ running }) => running === null)
    expect(notices.filter(({ kind }) => kind === 'stopped-elsewhere')).toHaveLength(count)
  })
})

describe('what is changed elsewhere', () => {
  const elsewhere = () => main.sandbox.account
  async function runningSince(minutes: number) {
    await main.run('startTimer', { ...(await main.work()), notes: 'x' })
    await main.settled()
    main.platform.timers.advance(minutes * MINUTE)
    const [entry] = elsewhere().entries()
    if (!entry) throw new Error('nothing runs')
    return entry
  }

  it('is said with its time: a timer stopped on the web', async () => {
    const { id, userId } = await runningSince(20)
    const stoppedAt = main.platform.timers.now()
    elsewhere().stop(userId, id)
    main.platform.timers.advance(MINUTE)
    await main.run('syncNow')
    const { notices } = await main.until(({ running }) => running === null)
    expect(notices).toMatchObject([{ kind: 'stopped-elsewhere' }])
    expect(Math.abs((notices[0]?.at ?? 0) - stoppedAt)).toBeLessThan(1000)
  })

  it('is said once: the last change counts', async () => {
    const { id, userId, projectId, taskId, spentDate } = await runningSince(20)
    elsewhere().stop(userId, id)
    await main.run('syncNow')
    await main.until(({ running }) => running === null)
    elsewhere().create(userId, { project_id: projectId, task_id: taskId, spent_date: spentDate })
    await main.run('syncNow')
    const { notices } = await main.until(({ running }) => running !== null)
    expect(notices).toMatchObject([{ kind: 'started-elsewhere' }])
  })
})
