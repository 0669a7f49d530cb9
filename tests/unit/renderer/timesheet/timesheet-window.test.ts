import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import App from '#renderer/timesheet/App.svelte'
import { fail, ok, type Result } from '#shared/failure.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { changeCommand, continueCommand, deleteCommand } from '#shared/seen.ts'
import { anEntry, aRunningEntry } from './an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow, type FakeDesktop } from './fake-window.ts'

async function openWith(
  entries: readonly TimeEntry[],
  state = aState()
): Promise<FakeDesktop & { container: Element }> {
  const fake = aDesktop(state, aSlice(entries))
  const { container } = await renderInWindow(App, fake)
  await screen.findByRole('grid')
  return { ...fake, container }
}

function cardOf(entry: TimeEntry): HTMLElement {
  return document.querySelector(`[data-entry="${entry.key}"]`) as HTMLElement
}

/* Loads the lazily loaded parts, so that tests do not depend on how fast they are compiled. */
beforeAll(() =>
  Promise.all([
    import('#renderer/timesheet/day/EntryDetail.svelte'),
    import('#renderer/timesheet/day/EntryForm.svelte'),
    import('#renderer/timesheet/dialogs/KeysDialog.svelte'),
    import('#renderer/timesheet/week/WeekList.svelte'),
    import('#renderer/timesheet/settings/SettingsView.svelte')
  ])
)

describe('the timesheet window', () => {
  afterEach(() => localStorage.clear())

  it('the week is shown with today first and its totals', async () => {
    await openWith([anEntry({ hours: 125 }), anEntry({ key: 'b', hours: 50, notes: 'Kick-off' })])
    const grid = screen.getByRole('grid')
    expect(within(grid).getByText('Website relaunch')).toBeTruthy()
    expect(within(grid).getAllByText('1:45').length).toBeGreaterThan(0)
    expect(screen.getByRole('heading', { name: 'Wednesday 18 November' })).toBeTruthy()
    expect(screen.getByText('Kick-off')).toBeTruthy()
  })

  it('the key of a missing view does nothing', async () => {
    await openWith([anEntry()])
    await fireEvent.keyDown(document.body, { key: 'l' })
    expect(screen.queryByRole('grid')).toBeNull()
    await fireEvent.keyDown(document.body, { key: 'd' })
    expect(screen.queryByRole('grid')).toBeNull()
    await fireEvent.keyDown(document.body, { key: '?' })
    expect(await screen.findByText('week or list view')).toBeTruthy()
    expect(screen.queryByText('show the day')).toBeNull()
  })

  it('the details of a running entry show its hours before the timer', async () => {
    const entry = aRunningEntry({ hoursWithoutTimer: 150 })
    await openWith([entry])
    await fireEvent.click(within(cardOf(entry)).getByRole('button', { name: 'Details' }))
    const before = (await screen.findByText('Before this timer')).parentElement
    expect(before?.textContent).toContain('1:30')
    const started = screen.getByText('Timer started').parentElement
    expect(started?.textContent).toContain('18/11/2026, 14:00')
  })

  it('the details show times on the clock of the account, not of the language', async () => {
    const entry = aRunningEntry()
    await openWith([entry], aState({}, { clock: '12h' }))
    await fireEvent.click(within(cardOf(entry)).getByRole('button', { name: 'Details' }))
    const started = (await screen.findByText('Timer started')).parentElement
    expect(started?.textContent).toContain('18/11/2026, 2:00pm')
  })

  it('a total that seems miscounted has an explanation', async () => {
    const thirds = ['a', 'b', 'c'].map((key) => anEntry({ key, hours: 33 }))
    await openWith(thirds)
    expect(screen.getAllByRole('button', { name: '0:59' }).length).toBeGreaterThan(0)
  })

  it('rows in view are drawn in the first frame, and all others later', async () => {
    const frames = vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0)
    const rows = Array.from({ length: 60 }, (_, at) =>
      anEntry({ key: `e${at}`, task: { id: 100 + at, name: `Task ${at}` } })
    )
    await openWith(rows)
    const drawn = () => document.querySelectorAll('tr:has(td[data-row])').length
    expect(drawn()).toBeGreaterThanOrEqual(Math.floor((innerHeight - 150) / 44))
    expect(drawn()).toBeLessThan(30)
    for (const [frame] of frames.mock.calls) frame(0)
    frames.mockRestore()
    await waitFor(() => expect(drawn()).toBe(60))
  })

  it('the arrow keys move between days and entries', async () => {
    const entry = anEntry({ key: 'mon', spentDate: '2026-11-17', notes: 'Planning' })
    await openWith([entry])
    await fireEvent.keyDown(document.body, { key: 'ArrowLeft' })
    expect(await screen.findByRole('heading', { name: 'Tuesday 17 November' })).toBeTruthy()
    await fireEvent.keyDown(document.body, { key: 'ArrowDown' })
    await waitFor(() => expect(document.activeElement).toBe(cardOf(entry)))
  })

  it('hours are changed in place, by absolute and relative texts', async () => {
    const entry = anEntry({ hours: 100 })
    const { commands } = await openWith([entry])
    await fireEvent.click(screen.getByRole('button', { name: '1:00, edit hours' }))
    const field = screen.getByLabelText('Hours')
    await fireEvent.input(field, { target: { value: '+0:15' } })
    expect(screen.getByText('+0:15 makes 1:15')).toBeTruthy()
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(commands['updateEntry']).toHaveBeenCalledWith({
      ...changeCommand(entry, { hours: 125 })
    })
  })

  it('an unreadable text of hours stays', async () => {
    const { commands } = await openWith([anEntry({ hours: 100 })])
    await fireEvent.click(screen.getByRole('button', { name: '1:00, edit hours' }))
    const field = screen.getByLabelText<HTMLInputElement>('Hours')
    await fireEvent.input(field, { target: { value: 'soon' } })
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(field.value).toBe('soon')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(commands['updateEntry']).not.toHaveBeenCalled()
  })

  it('Escape restores the notes, and Enter sends them', async () => {
    const entry = anEntry({ notes: 'Review' })
    const { commands } = await openWith([entry])
    await fireEvent.click(screen.getByRole('button', { name: 'Review' }))
    await fireEvent.input(screen.getByLabelText('Notes'), { target: { value: 'Oops' } })
    await fireEvent.keyDown(screen.getByLabelText('Notes'), { key: 'Escape' })
    expect(commands['updateEntry']).not.toHaveBeenCalled()
    await fireEvent.click(screen.getByRole('button', { name: 'Review' }))
    await fireEvent.input(screen.getByLabelText('Notes'), { target: { value: 'Review again' } })
    await fireEvent.keyDown(screen.getByLabelText('Notes'), { key: 'Enter' })
    expect(commands['updateEntry']).toHaveBeenCalledWith({
      ...changeCommand(entry, { notes: 'Review again' })
    })
  })

  it('a deletion needs a confirmation', async () => {
    const entry = anEntry()
    const { commands } = await openWith([entry])
    await fireEvent.keyDown(document.body, { key: 'ArrowDown' })
    await fireEvent.keyDown(cardOf(entry), { key: 'Delete' })
    expect(await screen.findByText('Delete this entry of 1:00?')).toBeTruthy()
    expect(commands['editEntries']).not.toHaveBeenCalled()
    const question = screen.getByRole('group', { name: 'Delete this entry of 1:00?' })
    await fireEvent.click(within(question).getByRole('button', { name: 'Delete' }))
    expect(commands['editEntries']).toHaveBeenCalledWith({
      edits: [{ kind: 'delete', ...deleteCommand(entry) }]
    })
  })

  it('the hours of a running entry cannot be edited', async () => {
    await openWith([aRunningEntry()])
    expect(screen.queryByRole('button', { name: /edit hours/ })).toBeNull()
    expect(screen.getByTitle(/Stop it to change its hours/)).toBeTruthy()
  })

  it('a locked entry explains why it cannot be changed and has no edit buttons', async () => {
    const lockedReason = 'Item Invoiced and Locked for this Time Period'
    const invoice = { id: 3, number: '2026-0117' }
    const entry = anEntry({ isLocked: true, isBilled: true, lockedReason, invoice })
    await openWith([entry])
    const card = within(cardOf(entry))
    expect(card.getByText(/On invoice 2026-0117\..*Only an administrator/)).toBeTruthy()
    expect(card.queryByRole('button', { name: 'Edit' })).toBeNull()
    expect(card.queryByRole('button', { name: 'Delete' })).toBeNull()
  })

  it('a refused change can be retried and discarded', async () => {
    const failure = { kind: 'rejected', said: 'Task is archived' } as const
    const sync = { kind: 'refused', operationId: 'op-1', failure } as const
    const { commands } = await openWith([anEntry({ sync })])
    expect(screen.getByText(/Task is archived/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(commands['retryOperation']).toHaveBeenCalledWith({ id: 'op-1' })
  })

  it('S starts or stops the selected entry first', async () => {
    const entry = anEntry()
    const { commands } = await openWith([entry])
    await fireEvent.keyDown(document.body, { key: 's' })
    expect(commands['toggleTimer']).toHaveBeenCalledTimes(1)
    await fireEvent.keyDown(document.body, { key: 'ArrowDown' })
    await fireEvent.keyDown(document.body, { key: 's' })
    expect(commands['continueEntry']).toHaveBeenCalledWith(continueCommand(entry))
  })

  it('a failure is described in words', async () => {
    const { commands } = await openWith([anEntry()])
    commands['toggleTimer']?.mockResolvedValueOnce(fail('gone'))
    await fireEvent.keyDown(document.body, { key: 's' })
    expect((await screen.findByRole('alert')).textContent).toContain('This no longer exists')
  })

  it('N and the hotkey for a new entry open the form', async () => {
    const { emit } = await openWith([])
    await fireEvent.keyDown(document.body, { key: 'n' })
    expect(await screen.findByRole('form', { name: /^New entry on Wed/ })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('form')).toBeNull()
    emit('windowShown', { intent: 'new-entry' })
    expect(await screen.findByRole('form')).toBeTruthy()
  })

  describe('a form that is still saving', () => {
    const entry = anEntry()

    async function openNextWhileSaving() {
      const fake = await openWith([entry])
      const saved = Promise.withResolvers<Result<unknown>>()
      fake.commands['updateEntry']?.mockReturnValueOnce(saved.promise)
      await fireEvent.click(within(cardOf(entry)).getByRole('button', { name: 'Edit' }))
      const form = await screen.findByRole('form')
      const notes = within(form).getByRole('textbox', { name: 'Notes' })
      await fireEvent.input(notes, { target: { value: 'Kick-off' } })
      await fireEvent.submit(form)
      await fireEvent.click(screen.getAllByRole('button', { name: 'New entry' })[0]!)
      await screen.findByRole('form', { name: /^New entry on Wed/ })
      expect(fake.commands['updateEntry']).toHaveBeenCalledTimes(1)
      return saved
    }

    it('the next form stays open when the first one is saved', async () => {
      const saved = await openNextWhileSaving()
      saved.resolve(ok(undefined))
      await new Promise((done) => setTimeout(done))
      await tick()
      expect(screen.getByRole('form', { name: /^New entry on Wed/ })).toBeTruthy()
    })

    it('a failed save is explained above the week', async () => {
      const saved = await openNextWhileSaving()
      saved.resolve(fail('disk'))
      expect((await screen.findByRole('alert')).textContent).toContain('cannot write to the disk')
      expect(screen.getByRole('form', { name: /^New entry on Wed/ })).toBeTruthy()
    })
  })

  it('an intent that arrives before the first state is carried out', async () => {
    const fake = aDesktop(aState(), aSlice([]))
    const rendering = renderInWindow(App, fake)
    fake.emit('windowShown', { intent: 'settings' })
    await rendering
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy()
  })

  it('the window opens an entry that it is shown for, even from the settings, and leaves it the next time', async () => {
    const planning = anEntry({ key: 'tue', spentDate: '2026-11-17', notes: 'Planning' })
    const { emit } = await openWith([planning, anEntry()])
    emit('windowShown', { intent: 'settings' })
    await screen.findByRole('heading', { name: 'Settings' })
    emit('windowShown', { intent: 'none', date: '2026-11-17', entryKey: 'tue' })
    await waitFor(() => expect(document.activeElement).toBe(cardOf(planning)))
    await fireEvent.keyDown(document.body, { key: 't' })
    await screen.findByRole('heading', { name: 'Wednesday 18 November' })
    emit('windowShown', { intent: 'none' })
    expect(screen.getByRole('heading', { name: 'Wednesday 18 November' })).toBeTruthy()
    emit('windowShown', { intent: 'none', date: '2026-11-17', entryKey: 'tue' })
    await waitFor(() => expect(document.activeElement).toBe(cardOf(planning)))
  })

  it('an empty week shows a hint', async () => {
    await openWith([])
    expect(screen.getByText('Nothing tracked in this week')).toBeTruthy()
    expect(screen.getByText(/Press N to add what you did/)).toBeTruthy()
  })

  it('a signed-out timesheet leads to the welcome window', async () => {
    const fake = aDesktop(aState({ session: { kind: 'signed-out' } }))
    await renderInWindow(App, fake)
    await fireEvent.click(screen.getByRole('button', { name: 'Connect…' }))
    expect(fake.commands['openWindow']).toHaveBeenCalledWith({ name: 'welcome' })
  })
})
