import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import App from '#renderer/timesheet/App.svelte'
import { ok } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { anEntry, aRunningEntry } from '../an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow, type FakeDesktop } from '../fake-window.ts'

const { client, project, task } = anEntry()
const DESIGN = { id: 102, name: 'Design' }
const ASSIGNMENTS: readonly ProjectAssignment[] = [
  {
    id: 1,
    client,
    project,
    isProjectManager: false,
    taskAssignments: [
      { id: 1, task, billable: true },
      { id: 2, task: DESIGN, billable: true }
    ]
  }
]

beforeEach(() => localStorage.clear())

async function openWith(
  entries: readonly TimeEntry[],
  state = aState(),
  userId?: number
): Promise<FakeDesktop> {
  const fake = aDesktop(state, aSlice(entries))
  fake.commands['getAssignments']?.mockResolvedValue(ok(ASSIGNMENTS))
  fake.commands['editEntries']?.mockResolvedValue(ok([]))
  if (userId !== undefined)
    fake.commands['listColleagues']?.mockResolvedValue(
      ok([{ id: userId, name: 'Grace Hopper', weeklyCapacitySeconds: 0 }])
    )
  await renderInWindow(App, fake)
  await screen.findByRole('grid')
  return fake
}

function cellOn(date: string): HTMLElement {
  return document.querySelector(`td[data-row][data-date="${date}"]`) as HTMLElement
}

async function choose(date: string): Promise<HTMLElement> {
  await fireEvent.pointerDown(cellOn(date), { button: 0 })
  cellOn(date).focus()
  return cellOn(date)
}

async function typeInto(date: string, text: string): Promise<HTMLInputElement> {
  await fireEvent.keyDown(await choose(date), { key: text[0] })
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Hours of/ })
  await fireEvent.input(field, { target: { value: text } })
  return field
}

describe('a cell of the grid', () => {
  it('a typed text is saved, Enter moves down and Tab moves right', async () => {
    const { commands } = await openWith([anEntry({ hours: 100 })])
    const field = await typeInto('2026-11-19', '1h 30')
    expect(screen.getByText('= 1:30 (1.50)')).toBeTruthy()
    await fireEvent.keyDown(field, { key: 'Tab' })
    expect(commands['editEntries']).toHaveBeenCalledWith({
      edits: [
        {
          kind: 'create',
          draft: {
            projectId: project.id,
            taskId: task.id,
            spentDate: '2026-11-19',
            notes: '',
            time: { kind: 'hours', hours: 150 }
          }
        }
      ]
    })
    await waitFor(() => expect(document.activeElement).toBe(cellOn('2026-11-20')))
  })

  it('Escape sends nothing and returns the focus to the cell', async () => {
    const { commands } = await openWith([anEntry({ hours: 100 })])
    await fireEvent.keyDown(await typeInto('2026-11-18', '3'), { key: 'Escape' })
    expect(commands['editEntries']).not.toHaveBeenCalled()
    await waitFor(() => expect(document.activeElement).toBe(cellOn('2026-11-18')))
  })

  it('an unreadable text stays in the field', async () => {
    const { commands } = await openWith([anEntry({ hours: 100 })])
    const field = await typeInto('2026-11-18', '1 soon')
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(field.value).toBe('1 soon')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(commands['editEntries']).not.toHaveBeenCalled()
  })

  it('a cell opened with F2 and left unchanged sends nothing', async () => {
    const { commands } = await openWith([anEntry({ hours: 33 })])
    await fireEvent.keyDown(await choose('2026-11-18'), { key: 'F2' })
    const field = await screen.findByRole('textbox', { name: /^Hours of/ })
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(commands['editEntries']).not.toHaveBeenCalled()
  })

  it.each([
    ['running', aRunningEntry(), /timer is running/],
    ['invoiced', anEntry({ isLocked: true, isBilled: true }), /Invoiced: only an administrator/],
    ['approved', anEntry({ isLocked: true, isClosed: true }), /Approved: only an administrator/],
    ['locked', anEntry({ isLocked: true }), /Locked: only an administrator/]
  ])('a cell that is %s shows why it cannot be changed', async (mark, entry, why) => {
    await openWith([entry])
    expect(cellOn(entry.spentDate).getAttribute('aria-label')).toContain(mark)
    await fireEvent.keyDown(await choose(entry.spentDate), { key: '3' })
    expect((await screen.findByRole('alert')).textContent).toMatch(why)
    expect(screen.queryByRole('textbox', { name: /^Hours of/ })).toBeNull()
  })

  it('typing into a cell of several entries with notes leads to these entries', async () => {
    const entries = ['Review', 'Standup'].map((notes) => anEntry({ key: notes, notes }))
    await openWith(entries)
    await fireEvent.keyDown(await choose('2026-11-18'), { key: '3' })
    await waitFor(() => expect(document.activeElement?.getAttribute('data-entry')).toBe('Review'))
  })
})

describe('a range of cells', () => {
  it('a range is cleared with one command', async () => {
    const { commands, emit } = await openWith([
      anEntry({ key: 'wed' }),
      anEntry({ key: 'thu', spentDate: '2026-11-19' })
    ])
    commands['undo']?.mockResolvedValue(ok([]))
    await choose('2026-11-18')
    await fireEvent.keyDown(cellOn('2026-11-18'), { key: 'ArrowRight', shiftKey: true })
    await fireEvent.keyDown(cellOn('2026-11-19'), { key: 'Delete' })
    expect(commands['editEntries']).toHaveBeenCalledWith({
      edits: [
        { kind: 'delete', key: 'wed', seen: expect.objectContaining({ hundredths: 100 }) },
        { kind: 'delete', key: 'thu', seen: expect.objectContaining({ hundredths: 100 }) }
      ]
    })
    const kinds = ['delete', 'delete'] as const
    const done = {
      id: 'u1',
      kind: 'delete',
      kinds,
      entryKey: 'thu',
      work: null,
      notes: ''
    } as const
    const undoable = [
      { ...done, at: Date.now(), loses: ['id'] as const, isOld: false, wouldRun: null }
    ]
    emit('stateChanged', aState({ revision: 2, undoable }))
    expect(await screen.findByText('2 entries deleted.')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(commands['undo']).toHaveBeenCalledWith({ id: 'u1' })
  })

  it('a range is filled from its first cell', async () => {
    const { commands } = await openWith([anEntry({ hours: 33 })])
    await choose('2026-11-18')
    await fireEvent.keyDown(cellOn('2026-11-18'), { key: 'ArrowRight', shiftKey: true })
    await fireEvent.keyDown(cellOn('2026-11-19'), { key: 'r', ctrlKey: true })
    expect(commands['editEntries']?.mock.lastCall?.[0]).toMatchObject({
      edits: [{ draft: { spentDate: '2026-11-19', time: { kind: 'hours', hours: 33 } } }]
    })
  })
})

describe('different hours with the same text', () => {
  const ALIKE = [
    anEntry({ hours: 101 }),
    anEntry({ key: 'thu', spentDate: '2026-11-19', hours: 102 })
  ]

  it('a fill makes hours equal that only look equal', async () => {
    const { commands } = await openWith(ALIKE)
    await choose('2026-11-18')
    await fireEvent.keyDown(cellOn('2026-11-18'), { key: 'ArrowRight', shiftKey: true })
    await fireEvent.keyDown(cellOn('2026-11-19'), { key: 'r', ctrlKey: true })
    expect(commands['editEntries']?.mock.lastCall?.[0]).toMatchObject({
      edits: [{ kind: 'update', key: 'thu', changes: { hours: 101 } }]
    })
  })

  it('a copy and paste makes hours equal that only look equal', async () => {
    const { commands } = await openWith(ALIKE)
    const copied = new Map<string, string>()
    const clipboardData = {
      setData: (type: string, text: string) => copied.set(type, text),
      getData: (type: string) => copied.get(type) ?? ''
    }
    await choose('2026-11-18')
    await fireEvent.copy(cellOn('2026-11-18'), { clipboardData })
    expect(copied.get('text/plain')).toBe('1:01')
    await choose('2026-11-19')
    await fireEvent.paste(cellOn('2026-11-19'), { clipboardData })
    expect(commands['editEntries']?.mock.lastCall?.[0]).toMatchObject({
      edits: [{ kind: 'update', key: 'thu', changes: { hours: 101 } }]
    })
  })
})

describe('the rows of the grid', () => {
  it('rows stay in place while their hours change', async () => {
    const design = anEntry({ key: 'b', task: DESIGN, hours: 50 })
    const { emit } = await openWith([anEntry({ hours: 100 }), design])
    await fireEvent.click(screen.getByRole('button', { name: 'Most hours first' }))
    const names = () =>
      [...document.querySelectorAll('tr:has(td[data-row]) th')].map((row) => row.textContent)
    const before = names()
    expect(before[0]).toContain('Development')
    emit('weekChanged', aSlice([anEntry({ hours: 100 }), { ...design, hours: 900 }]))
    await waitFor(() => expect(screen.getAllByText('9:00').length).toBeGreaterThan(0))
    expect(names()).toEqual(before)
  })
})

describe('a colleague’s week', () => {
  async function openColleagues(isLoaded: boolean): Promise<FakeDesktop> {
    const state = aState()
    const { session } = state
    if (session.kind !== 'signed-in' || !session.person) throw new Error('no account is signed in')
    const person = { ...session.person, accessRole: 'administrator' } as const
    const fake = await openWith([anEntry()], { ...state, session: { ...session, person } }, 8)
    fake.commands['watchWeek']?.mockResolvedValue(ok(aSlice([anEntry()], { userId: 8, isLoaded })))
    fake.commands['getAssignmentsOf']?.mockResolvedValue(ok(ASSIGNMENTS))
    const choice = await screen.findByRole('combobox', { name: 'Whose week' })
    await fireEvent.change(choice, { target: { value: '8' } })
    expect(fake.commands['watchWeek']).toHaveBeenLastCalledWith({ date: '2026-11-18', userId: 8 })
    await screen.findByText(/This is the week of Grace Hopper/)
    return fake
  }

  it('hours typed into a colleague’s week are saved for the colleague', async () => {
    const { commands } = await openColleagues(true)
    const field = await typeInto('2026-11-17', '2')
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(commands['getAssignmentsOf']).toHaveBeenCalledWith({ userId: 8 })
    expect(commands['editEntries']).toHaveBeenCalledWith({
      edits: [
        {
          kind: 'create',
          draft: expect.objectContaining({ userId: 8, time: { kind: 'hours', hours: 200 } })
        }
      ]
    })
  })

  it('a colleague’s week has no timer, no review and no copy of the last week', async () => {
    await openColleagues(true)
    expect(screen.queryByRole('button', { name: /^Continue/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Review/ })).toBeNull()
  })

  it('a colleague’s week cannot be edited before Harvest returned it', async () => {
    await openColleagues(false)
    await waitFor(() => expect(cellOn('2026-11-18').getAttribute('aria-readonly')).toBe('true'))
    await fireEvent.keyDown(await choose('2026-11-18'), { key: '3' })
    expect((await screen.findByRole('alert')).textContent).toContain('has not shown this week')
  })

  it('a window that is shown for an entry of the user leaves the week of the colleague', async () => {
    const { commands, emit } = await openColleagues(true)
    commands['watchWeek']?.mockResolvedValue(ok(aSlice([anEntry({ key: 'own' })])))
    emit('windowShown', { intent: 'none', date: '2026-11-18', entryKey: 'own' })
    await waitFor(() => expect(document.activeElement?.getAttribute('data-entry')).toBe('own'))
    expect(commands['watchWeek']).toHaveBeenLastCalledWith({ date: '2026-11-18' })
    expect(screen.queryByText(/This is the week of Grace Hopper/)).toBeNull()
  })

  it('the hotkey for a new entry opens the form of the user, not of the colleague', async () => {
    const { commands, emit } = await openColleagues(true)
    commands['watchWeek']?.mockResolvedValue(ok(aSlice([anEntry()])))
    emit('windowShown', { intent: 'new-entry' })
    expect(await screen.findByRole('form', { name: /^New entry on Wed/ })).toBeTruthy()
  })
})
