import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { fail, ok } from '#shared/failure.ts'
import type { AppState } from '#shared/state.ts'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { aDesktop, anAssignment, anEntry, aState, aWork } from '../state/fixtures.ts'

const RUNNING = anEntry({
  key: 'h9',
  notes: 'Checkout',
  hours: 0,
  isRunning: true,
  timerStartedAt: new Date(Date.now() - 3_725_000).toISOString()
})

async function open(differs: Partial<AppState> = {}, answers = {}) {
  const state = aState(differs)
  const getAssignments = async () => ok([anAssignment('Acme', 'Website', ['Development'])])
  const fake = aDesktop(state, { getAssignments, ...answers })
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await screen.findByRole('heading', { level: 1 })
  return { ...fake, state }
}

function withRunning(): Partial<AppState> {
  return { running: RUNNING, today: { spentDate: '2026-11-18', entries: [RUNNING] } }
}

describe('the popover with a running timer', () => {
  test('the popover shows the time with seconds and the work', async () => {
    await open(withRunning())
    expect(screen.getByRole('timer').textContent).toMatch(/^1:02:0\d$/)
    expect(within(screen.getByRole('banner')).getByText('Website')).toBeTruthy()
  })

  test('the Stop button stops the timer', async () => {
    const { desktop } = await open(withRunning())
    await fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
    expect(desktop.stopTimer).toHaveBeenCalledOnce()
  })

  test('notes are saved once on Enter and on blur, and only if they changed', async () => {
    const { desktop } = await open(withRunning())
    const notes = screen.getByRole('textbox', { name: 'Notes' })
    notes.focus()
    await fireEvent.blur(notes)
    expect(desktop.updateEntry).not.toHaveBeenCalled()
    notes.focus()
    await fireEvent.input(notes, { target: { value: 'Basket' } })
    await fireEvent.keyDown(notes, { key: 'Enter' })
    expect(desktop.updateEntry).toHaveBeenCalledExactlyOnceWith({
      key: 'h9',
      seen: expect.objectContaining({ text: expect.any(String) }),
      changes: { notes: 'Basket' }
    })
  })

  test('Escape restores the notes and does not hide the window', async () => {
    const { desktop } = await open(withRunning())
    const notes = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' })
    await fireEvent.input(notes, { target: { value: 'Oops' } })
    await fireEvent.keyDown(notes, { key: 'Escape' })
    expect(notes.value).toBe('Checkout')
    expect(desktop.hideWindow).not.toHaveBeenCalled()
    await fireEvent.keyDown(notes, { key: 'Escape' })
    expect(desktop.hideWindow).toHaveBeenCalledOnce()
  })

  test('text that is being typed stays when the state changes', async () => {
    const { emit, state } = await open(withRunning())
    const notes = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' })
    await fireEvent.input(notes, { target: { value: 'Half a sent' } })
    emit('stateChanged', { ...state, revision: 2, running: { ...RUNNING, notes: 'From the web' } })
    await Promise.resolve()
    expect(notes.value).toBe('Half a sent')
  })
})

describe('the popover without a timer', () => {
  test('the popover shows that no timer runs and continues the last work', async () => {
    const { desktop } = await open({
      recents: [{ entryKey: 'h3', work: aWork('Shop', 'Design'), notes: '' }]
    })
    expect(screen.getByRole('heading', { name: 'No timer running' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: /Shop.*Design.*Continue/s }))
    expect(desktop.continueEntry).toHaveBeenCalledWith(expect.objectContaining({ key: 'h3' }))
  })

  test('the popover starts the chosen work with notes', async () => {
    const { desktop } = await open()
    const picker = screen.getByRole('combobox')
    await waitFor(async () => {
      await fireEvent.input(picker, { target: { value: 'web' } })
      expect(screen.getAllByRole('option')).toHaveLength(1)
    })
    await fireEvent.keyDown(picker, { key: 'Enter' })
    const notes = screen.getByRole('textbox', { name: 'Notes' })
    await fireEvent.input(notes, { target: { value: 'Header' } })
    await fireEvent.keyDown(notes, { key: 'Enter', ctrlKey: true })
    const { project, task } = aWork()
    expect(desktop.startTimer).toHaveBeenCalledExactlyOnceWith({
      projectId: project.id,
      taskId: task.id,
      notes: 'Header'
    })
    await waitFor(() => expect((picker as HTMLInputElement).value).toBe(''))
  })

  test('the input stays and the reason is shown when a start fails', async () => {
    const startTimer = vi.fn(async () => fail('not-assigned'))
    await open({}, { startTimer })
    const picker = screen.getByRole<HTMLInputElement>('combobox')
    await waitFor(async () => {
      await fireEvent.input(picker, { target: { value: 'web' } })
      expect(screen.getAllByRole('option')).toHaveLength(1)
    })
    await fireEvent.keyDown(picker, { key: 'Enter', ctrlKey: true })
    expect((await screen.findByRole('alert')).textContent).toContain('not assigned')
    expect(picker.value).toBe('Website · Development')
  })

  test('a start without a project asks for one', async () => {
    const { desktop } = await open()
    await fireEvent.click(screen.getByRole('button', { name: 'Start' }))
    expect(screen.getByRole('alert').textContent).toBe('Choose a project and task first.')
    expect(desktop.startTimer).not.toHaveBeenCalled()
  })
})

describe('today’s entries in the popover', () => {
  test('today’s entries are listed latest first and can be continued', async () => {
    const { desktop } = await open({
      today: {
        spentDate: '2026-11-18',
        entries: [
          anEntry({ key: 'h1', notes: 'Early' }),
          anEntry({ key: 'h2', notes: 'Late', createdAt: '2026-11-18T11:00:00Z' })
        ]
      }
    })
    const rows = screen.getAllByRole('listitem')
    expect(rows[0]!.textContent).toContain('Late')
    await fireEvent.click(within(rows[0]!).getByRole('button', { name: /Continue/ }))
    expect(desktop.continueEntry).toHaveBeenCalledWith(expect.objectContaining({ key: 'h2' }))
  })

  test('a lock, a pending change and a refused change are described in words', async () => {
    await open({
      today: {
        spentDate: '2026-11-18',
        entries: [
          anEntry({ key: 'h1', isBilled: true, invoice: { id: 1, number: '2026-7' } }),
          anEntry({ key: 'h2', sync: { kind: 'waiting' } }),
          anEntry({
            key: 'h3',
            sync: { kind: 'refused', operationId: 'o', failure: { kind: 'rejected' } }
          })
        ]
      }
    })
    expect(screen.getByRole('button', { name: /On invoice 2026-7/ })).toBeTruthy()
    expect(screen.getByText('Waiting')).toBeTruthy()
    expect(screen.getByText('Refused')).toBeTruthy()
  })

  test('an empty day shows a hint', async () => {
    await open()
    expect(screen.getByText(/Start a timer and it shows up here/)).toBeTruthy()
  })
})

describe('the footer of the popover', () => {
  test('the running timer counts towards both totals', async () => {
    await open({
      ...withRunning(),
      week: { ...aState().week, hours: 1000, includesRunning: true }
    })
    expect(screen.getByText('Today 1:02')).toBeTruthy()
    expect(screen.getByText(/Week 11:02 of 40:00/)).toBeTruthy()
  })

  test('the footer shows “offline” and the number of pending changes', async () => {
    await open({
      sync: {
        status: 'offline',
        pending: 2,
        refused: [],
        lastPulledAt: null,
        operations: [],
        questions: [],
        progress: null,
        trouble: null,
        nextAttemptAt: null
      }
    })
    const line = screen.getByRole('button', { name: /Offline · 2 changes waiting to be sent/ })
    expect(line).toBeTruthy()
  })
})

describe('keys and notices of the popover', () => {
  test('N focuses the picker, S toggles the timer and Escape hides, but not while typing', async () => {
    const { desktop } = await open()
    await fireEvent.keyDown(document.body, { key: 's' })
    expect(desktop.toggleTimer).toHaveBeenCalledOnce()
    await fireEvent.keyDown(document.body, { key: 'n' })
    const picker = screen.getByRole('combobox')
    expect(document.activeElement).toBe(picker)
    await fireEvent.keyDown(picker, { key: 's' })
    expect(desktop.toggleTimer).toHaveBeenCalledOnce()
    await fireEvent.keyDown(picker, { key: 'Escape' })
    expect(desktop.hideWindow).not.toHaveBeenCalled()
    await fireEvent.keyDown(picker, { key: 'Escape' })
    expect(desktop.hideWindow).toHaveBeenCalledOnce()
  })

  test('the picker has the focus when the popover opens for a new entry', async () => {
    const { emit } = await open()
    emit('windowShown', { intent: 'new-entry' })
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')))
  })

  test('the popover opens for a new entry even after an earlier input', async () => {
    const { emit } = await open()
    const [before] = screen.getAllByRole('combobox')
    await fireEvent.input(before as HTMLElement, { target: { value: 'design' } })
    onTestFinished(() => void vi.useRealTimers())
    vi.setSystemTime(Date.now() + 11 * 60_000)
    emit('windowShown', { intent: 'new-entry' })
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')))
    expect(screen.getByRole('combobox')).not.toBe(before)
  })

  test('a refused hotkey is shown and leads to the settings', async () => {
    const { desktop } = await open({
      hotkeys: [{ action: 'toggleTimer', accelerator: 'CommandOrControl+Alt+S', status: 'refused' }]
    })
    expect(screen.getByText(/Ctrl\+Alt\+S for “Start or stop the timer” is taken/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Choose another' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'timesheet', intent: 'settings' })
  })

  test('a notice is dismissed by its id', async () => {
    const { desktop } = await open({ notices: [{ id: 'n1', kind: 'closed-to-tray' }] })
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(desktop.dismissNotice).toHaveBeenCalledWith({ id: 'n1' })
  })

  test('an expired token is shown above the entries, with a button to sign in', async () => {
    const { session } = aState()
    if (session.kind !== 'signed-in') throw new Error('not signed in')
    const { account, person, company } = session
    const { desktop } = await open({
      ...withRunning(),
      session: { kind: 'expired', account, person, company }
    })
    expect(screen.getByRole('timer')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Connect again' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'welcome' })
  })

  test('a signed-out popover only offers to connect', async () => {
    const { desktop } = await open({ session: { kind: 'signed-out' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'welcome' })
  })
})
