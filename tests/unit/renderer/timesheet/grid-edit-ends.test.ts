import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import App from '#renderer/timesheet/App.svelte'
import { ok } from '#shared/failure.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { AppState } from '#shared/state.ts'
import { addDays } from '#shared/time/spent-date.ts'
import { rowId } from '#shared/timesheet.ts'
import { anEntry, WEEK_DATES } from './an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow, type FakeDesktop } from './fake-window.ts'

const { client, project, task } = anEntry()
const DESIGN = { id: 102, name: 'Design' }
const [MONDAY, TUESDAY, , THURSDAY] = WEEK_DATES
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
const DEVELOPMENT_ROW = rowId({ projectId: project.id, taskId: task.id })
const DESIGN_ROW = rowId({ projectId: project.id, taskId: DESIGN.id })
/** The other cells of the grid have hours, so that hours in a wrong cell are noticed. */
const ENTRIES = [
  anEntry({ key: 'thursday', spentDate: THURSDAY, hours: 400, notes: 'Logo drafts' }),
  anEntry({ key: 'design', spentDate: MONDAY, task: DESIGN, hours: 50 })
]
const NEXT_DAYS = WEEK_DATES.map((date) => addDays(date, 7))
const NEXT_WEEK = aSlice([anEntry({ key: 'next', spentDate: NEXT_DAYS[0] ?? '' })], {
  week: { first: NEXT_DAYS[0] ?? '', last: NEXT_DAYS[6] ?? '', days: NEXT_DAYS }
})

type Mode = 'duration' | 'timestamps'

interface Ending {
  readonly how: string
  readonly end: (fake: FakeDesktop, field: HTMLInputElement) => unknown
}

function cell(row: string, date: string): HTMLElement {
  return document.querySelector<HTMLElement>(`td[data-row="${row}"][data-date="${date}"]`)!
}

/** A click as in a browser: the focus moves unless the page prevents it. */
async function click(target: Element, init: MouseEventInit = {}): Promise<void> {
  await fireEvent.pointerDown(target, { button: 0, ...init })
  const takesFocus = await fireEvent.mouseDown(target, { button: 0, ...init })
  const focusable = target.closest<HTMLElement>('[tabindex], button, input, a[href], select')
  if (takesFocus && focusable) focusable.focus()
  else if (takesFocus && document.activeElement instanceof HTMLElement)
    document.activeElement.blur()
  await tick()
  await fireEvent.pointerUp(target, { button: 0, ...init })
  await fireEvent.click(target, { button: 0, ...init })
}

async function clickOn(role: string, name: string | RegExp): Promise<void> {
  await click((await screen.findAllByRole(role, { name }))[0]!)
}

/** The window loses the focus, while the field stays the active element in it. */
async function leaveWindow(field: HTMLInputElement): Promise<void> {
  await fireEvent.blur(field)
  await tick()
}

async function open(mode: Mode, state?: AppState): Promise<FakeDesktop> {
  const given = state ?? aState({}, { timerMode: mode })
  const fake = aDesktop(given, aSlice(ENTRIES))
  fake.commands['watchWeek']?.mockImplementation((argument) => {
    const { date } = argument as { readonly date: string }
    return Promise.resolve(ok(NEXT_DAYS.includes(date) ? NEXT_WEEK : aSlice(ENTRIES)))
  })
  fake.commands['getAssignments']?.mockResolvedValue(ok(ASSIGNMENTS))
  fake.commands['editEntries']?.mockResolvedValue(ok([]))
  fake.commands['listReachableAccounts']?.mockResolvedValue(ok([]))
  await renderInWindow(App, fake)
  await screen.findByRole('grid')
  return fake
}

const field = () => document.querySelector<HTMLInputElement>('td.editing input')

async function typeOnMonday(text: string): Promise<HTMLInputElement> {
  await click(cell(DEVELOPMENT_ROW, MONDAY))
  await fireEvent.keyDown(cell(DEVELOPMENT_ROW, MONDAY), { key: text[0] })
  const opened = field()!
  await fireEvent.input(opened, { target: { value: text } })
  return opened
}

const edits = ({ commands }: FakeDesktop): readonly unknown[] =>
  (commands['editEntries']?.mock.calls ?? []).flatMap(
    ([argument]) => (argument as { readonly edits: readonly unknown[] }).edits
  )

const onMonday = {
  kind: 'create',
  draft: { projectId: project.id, taskId: task.id, spentDate: MONDAY }
}

const ENDINGS: readonly Ending[] = [
  { how: 'Enter', end: (_, input) => fireEvent.keyDown(input, { key: 'Enter' }) },
  { how: 'Tab', end: (_, input) => fireEvent.keyDown(input, { key: 'Tab' }) },
  { how: 'Shift+Tab', end: (_, input) => fireEvent.keyDown(input, { key: 'Tab', shiftKey: true }) },
  { how: 'a click on another day', end: () => click(cell(DEVELOPMENT_ROW, THURSDAY)) },
  { how: 'a click on another row', end: () => click(cell(DESIGN_ROW, MONDAY)) },
  { how: 'a click on an empty cell of another row', end: () => click(cell(DESIGN_ROW, THURSDAY)) },
  {
    how: 'a click with Shift',
    end: () => click(cell(DEVELOPMENT_ROW, THURSDAY), { shiftKey: true })
  },
  {
    how: 'a drag over other cells',
    end: async () => {
      const target = cell(DEVELOPMENT_ROW, TUESDAY)
      await fireEvent.pointerDown(target, { button: 0 })
      await fireEvent.mouseDown(target, { button: 0 })
      target.focus()
      await fireEvent.pointerOver(cell(DESIGN_ROW, THURSDAY), { buttons: 1, pointerType: 'mouse' })
      await tick()
    }
  },
  {
    how: 'a click on the head of a day',
    end: () => click(document.querySelectorAll('thead button')[3]!)
  },
  { how: 'a click beside the grid', end: () => click(document.querySelector('header')!) },
  { how: 'a click on the filter', end: () => clickOn('searchbox', /./) },
  { how: 'a click on the next week', end: () => clickOn('button', 'Next week') },
  { how: 'a click on the list', end: () => clickOn('button', /^List/) },
  { how: 'a click on Find', end: () => clickOn('button', /^Find/) },
  { how: 'a click on the settings', end: () => clickOn('button', /^Settings/) },
  { how: 'a click on an entry', end: () => click(document.querySelector('article, .list')!) }
]

beforeEach(() => localStorage.clear())

describe.each(['duration', 'timestamps'] as const)('an edit of Monday (%s)', (mode) => {
  it.each(ENDINGS)('an edit of Monday is saved on Monday when it ends by $how', async ({ end }) => {
    const fake = await open(mode)
    await end(fake, await typeOnMonday('1:30'))
    await waitFor(() => expect(edits(fake)).toHaveLength(1))
    expect(edits(fake)).toMatchObject([onMonday])
    expect(field()).toBeNull()
  })

  it('Escape saves nothing', async () => {
    const fake = await open(mode)
    await fireEvent.keyDown(await typeOnMonday('1:30'), { key: 'Escape' })
    expect(edits(fake)).toEqual([])
    expect(field()).toBeNull()
  })

  it('typing 0 and clicking Thursday deletes nothing', async () => {
    const fake = await open(mode)
    await typeOnMonday('0')
    await click(cell(DEVELOPMENT_ROW, THURSDAY))
    expect(edits(fake)).toEqual([])
  })
})

describe('an edit with unreadable text', () => {
  it.each(ENDINGS)(
    'an unreadable edit stays open with the reason when it ends by $how',
    async ({ how, end }) => {
      const fake = await open('duration')
      await end(fake, await typeOnMonday('1 soon'))
      expect(edits(fake)).toEqual([])
      if (/next week|list|Find|settings/.test(how)) {
        expect(await screen.findByText(/“1 soon” was not saved/)).toBeTruthy()
        return
      }
      await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/number of hours/))
      expect(field()?.value).toBe('1 soon')
      expect(field()?.closest('td')).toBe(cell(DEVELOPMENT_ROW, MONDAY))
    }
  )

  it('a click on another cell does not move the selection from an unreadable edit', async () => {
    await open('duration')
    const input = await typeOnMonday('1 soon')
    await click(cell(DEVELOPMENT_ROW, THURSDAY))
    expect(document.activeElement).toBe(input)
    expect(cell(DEVELOPMENT_ROW, MONDAY).hasAttribute('data-stop')).toBe(true)
  })

  it('an unreadable edit is open again when its week is shown again, and can be corrected', async () => {
    const fake = await open('duration')
    await typeOnMonday('1 soon')
    await clickOn('button', 'Next week')
    await waitFor(() => expect(field()).toBeNull())
    await clickOn('button', 'Previous week')
    await waitFor(() => expect(field()?.value).toBe('1 soon'))
    await fireEvent.input(field()!, { target: { value: '2' } })
    await fireEvent.keyDown(field()!, { key: 'Enter' })
    expect(edits(fake)).toMatchObject([onMonday])
  })

  it('a filter does not hide the row of an unreadable edit', async () => {
    await open('duration')
    await typeOnMonday('1 soon')
    const filter = (await screen.findAllByRole('searchbox'))[0]!
    await click(filter)
    await fireEvent.input(filter, { target: { value: 'design' } })
    await waitFor(() => expect(cell(DESIGN_ROW, MONDAY)).toBeTruthy())
    expect(field()?.value).toBe('1 soon')
  })
})

describe('an edit when the window loses the focus', () => {
  it('an edit is neither saved nor lost when the window loses the focus', async () => {
    const fake = await open('duration')
    const input = await typeOnMonday('1:3')
    await leaveWindow(input)
    expect(edits(fake)).toEqual([])
    expect(field()).toBe(input)
    await fireEvent.input(input, { target: { value: '1:30' } })
    await fireEvent.keyDown(input, { key: 'Enter' })
    expect(edits(fake)).toMatchObject([onMonday])
  })

  it('an edit of Monday is saved on Monday when a click on Thursday focuses the window', async () => {
    const fake = await open('duration')
    await leaveWindow(await typeOnMonday('1:30'))
    await click(cell(DEVELOPMENT_ROW, THURSDAY))
    expect(edits(fake)).toMatchObject([onMonday])
  })

  it('an edit is not saved in another account, and is open again in its own', async () => {
    const fake = await open('duration')
    const before = aState()
    const [mine] = before.accounts
    if (!mine) throw new Error('The state has no account')
    const others = { ...mine, key: 'harvest-2-9', name: 'Studio Nord' }
    await leaveWindow(await typeOnMonday('1:30'))
    const accounts = [{ ...mine, isCurrent: false }, others]
    fake.emit('stateChanged', aState({ revision: 2, accounts }))
    await waitFor(() => expect(field()).toBeNull())
    expect(edits(fake)).toEqual([])
    fake.emit('stateChanged', aState({ revision: 3, accounts: before.accounts }))
    await waitFor(() => expect(field()?.value).toBe('1:30'))
    expect(edits(fake)).toEqual([])
  })
})

describe('an edit during changes from elsewhere', () => {
  it.each([
    ['adds a row above', [...ENTRIES, anEntry({ key: 'new', task: { id: 7, name: 'Audit' } })]],
    ['takes its row away', ENTRIES.slice(1)],
    ['takes every row away', []]
  ])('an edit stays in its cell with the focus when a pull %s', async (_, entries) => {
    const fake = await open('duration')
    await typeOnMonday('1:30')
    fake.emit('weekChanged', aSlice(entries))
    await tick()
    expect(edits(fake)).toEqual([])
    expect(field()?.value).toBe('1:30')
    expect(field()?.closest('td')).toBe(cell(DEVELOPMENT_ROW, MONDAY))
    await waitFor(() => expect(document.activeElement).toBe(field()))
    await fireEvent.keyDown(field()!, { key: 'Enter' })
    expect(edits(fake)).toMatchObject([onMonday])
  })

  it('an edit goes on when the language changes', async () => {
    const fake = await open('duration')
    await typeOnMonday('1:30')
    const { settings } = aState()
    fake.emit('stateChanged', aState({ revision: 2, settings: { ...settings, language: 'de' } }))
    await tick()
    expect(field()?.value).toBe('1:30')
    await click(cell(DEVELOPMENT_ROW, THURSDAY))
    expect(edits(fake)).toMatchObject([onMonday])
  })
})
