import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { HOUR } from '#shared/durations.ts'
import { fail, ok } from '#shared/failure.ts'
import { changeCommand, seenOf } from '#shared/seen.ts'
import type { AppState, Undoable } from '#shared/state.ts'
import App from '#renderer/palette/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { aDesktop, anAssignment, anEntry, aState, aWork } from '../state/fixtures.ts'

const WEBSITE = aWork('Website', 'Development')
const ASSIGNMENTS = [
  anAssignment('Acme', 'Website', ['Development', 'Design']),
  anAssignment('Globex', 'Shop', ['Development'])
]

async function open(differs: Partial<AppState> = {}, answers = {}) {
  const state = aState(differs)
  const fake = aDesktop(state, {
    getAssignments: async () => ok(ASSIGNMENTS),
    startTimer: vi.fn(async () => ok('h5')),
    ...answers
  })
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  const field = await screen.findByRole<HTMLInputElement>('combobox')
  return { ...fake, state, field }
}

function aStep(differs: Partial<Undoable> = {}): Undoable {
  const kind = 'stop'
  const about = { work: WEBSITE, at: Date.now(), loses: [], isOld: false, wouldRun: null }
  return { id: 'u1', kind, kinds: [kind], ...about, ...differs }
}

function ranFor(hours: number): Undoable['wouldRun'] {
  const timerStartedAt = new Date(Date.now() - hours * HOUR).toISOString()
  return { isRunning: true, hours: 0, hoursWithoutTimer: 0, timerStartedAt }
}

async function type(field: HTMLElement, text: string): Promise<void> {
  await fireEvent.input(field, { target: { value: text } })
}

async function press(field: HTMLElement, key: string): Promise<void> {
  await fireEvent.keyDown(field, { key })
}

const offers = () =>
  screen.queryAllByRole('option').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
const chips = () => screen.getByRole('list', { name: /understood/ }).textContent
const lead = () => screen.getByRole('status').textContent

describe('the palette', () => {
  test('the palette shows what it understood while the user types, and sends nothing', async () => {
    const { field, desktop } = await open()
    await type(field, 'website dev 1:30 yesterday kick-off')
    await waitFor(() => expect(chips()).toContain('Website'))
    expect(chips()).toContain('1:30')
    expect(chips()).toContain('Tue 17 Nov')
    expect(chips()).toContain('kick-off')
    expect(desktop.createEntry).not.toHaveBeenCalled()
    expect(desktop.startTimer).not.toHaveBeenCalled()
  })

  test('the palette shows the year of a day in another year', async () => {
    const { field } = await open()
    await type(field, 'website dev 1h 2025-02-03')
    await waitFor(() => expect(chips()).toContain('3 Feb 2025'))
  })

  test('the palette shows the hours but no day and no notes while the day is ambiguous', async () => {
    const { field } = await open()
    await type(field, 'website dev 8h next friday kick-off')
    await waitFor(() => expect(lead()).toContain('next friday'))
    expect(chips()).toContain('8:00')
    expect(chips()).toContain('kick-off')
    expect(chips()).not.toContain('friday')
    expect(chips()).not.toContain('18 Nov')
  })

  test('Enter saves the entry, closes the palette and clears it', async () => {
    const { field, desktop } = await open()
    await type(field, 'website dev 1:30 yesterday kick-off')
    await waitFor(() => expect(offers()[0]).toContain('Add 1:30 to Website · Development'))
    await press(field, 'Enter')
    expect(desktop.createEntry).toHaveBeenCalledExactlyOnceWith({
      projectId: WEBSITE.project.id,
      taskId: WEBSITE.task.id,
      spentDate: '2026-11-17',
      notes: 'kick-off',
      time: { kind: 'hours', hours: 150 }
    })
    await waitFor(() => expect(desktop.hideWindow).toHaveBeenCalledOnce())
    expect(field.value).toBe('')
  })

  test('the palette starts a timer in the past', async () => {
    const now = Date.parse('2026-11-18T14:00:00Z')
    vi.useFakeTimers({ toFake: ['Date'], now })
    onTestFinished(() => void vi.useRealTimers())
    const { field, desktop } = await open()
    await type(field, 'shop dev 1m ago')
    await waitFor(() => expect(offers()[0]).toContain('Start Shop · Development'))
    await press(field, 'Enter')
    const [start] = vi.mocked(desktop.startTimer).mock.calls[0] ?? []
    expect(start?.startedAt).toBe(now - 60_000)
  })

  test('the palette lets the user choose ambiguous work and removes its words', async () => {
    const { field, desktop } = await open()
    await type(field, 'website 45m standup')
    await waitFor(() => expect(lead()).toBe('Which project and task?'))
    await press(field, 'ArrowDown')
    await press(field, 'Enter')
    expect(desktop.createEntry).not.toHaveBeenCalled()
    expect(field.value).toBe('45m standup')
    expect(screen.getByRole('button', { name: /Remove Website · Development/ })).toBeTruthy()
    await press(field, 'Enter')
    expect(desktop.createEntry).toHaveBeenCalledWith(
      expect.objectContaining({ notes: 'standup', taskId: WEBSITE.task.id })
    )
  })

  test('a pasted address stays complete when work is chosen', async () => {
    const { field, desktop } = await open()
    const address = 'https://github.com/website/site/issues/42'
    await type(field, `${address} website 20m kick-off`)
    await waitFor(() => expect(lead()).toBe('Which project and task?'))
    await press(field, 'Enter')
    expect(field.value).toBe(`${address} 20m kick-off`)
    await press(field, 'Enter')
    const [draft] = vi.mocked(desktop.createEntry).mock.calls[0] ?? []
    expect(draft).toMatchObject({
      notes: 'kick-off',
      time: { kind: 'hours', hours: 33 },
      externalReference: { id: '42', permalink: address }
    })
  })

  test('an unreadable time causes a question instead of a timer', async () => {
    const { field, desktop } = await open()
    await type(field, 'shop dev a few hours')
    await waitFor(() => expect(lead()).toContain('“a few hours”'))
    expect(offers().some((offer) => offer.startsWith('Start'))).toBe(false)
    await press(field, 'Enter')
    expect(field.value).toBe('shop dev "a few hours"')
    expect(desktop.startTimer).not.toHaveBeenCalled()
  })

  test('the answer to an ambiguous text replaces it in the line', async () => {
    const { field, desktop } = await open()
    await type(field, 'shop dev 14:30')
    await waitFor(() => expect(lead()).toContain('“14:30”'))
    await press(field, 'Enter')
    expect(field.value).toBe('shop dev 14h30m')
    expect(desktop.createEntry).not.toHaveBeenCalled()
  })

  test('the palette requires start and end where the account tracks them', async () => {
    const { session, ...state } = aState()
    if (session.kind !== 'signed-in' || !session.company) throw new Error('not signed in')
    const company = { ...session.company, timerMode: 'timestamps' as const }
    const { field, desktop } = await open({ ...state, session: { ...session, company } })
    await type(field, 'shop dev 1:30 yesterday')
    await waitFor(() => expect(lead()).toContain('start and end'))
    await type(field, 'shop dev 9-10:30 yesterday')
    await press(field, 'Enter')
    expect(desktop.createEntry).toHaveBeenCalledWith(
      expect.objectContaining({ time: { kind: 'times', startedTime: '09:00', endedTime: '10:30' } })
    )
  })

  test('a pasted issue is linked to the timer', async () => {
    const { field, desktop } = await open()
    await type(field, 'https://github.com/acme/site/issues/42 shop dev')
    await waitFor(() => expect(chips()).toContain('42 at github.com'))
    await press(field, 'Enter')
    await waitFor(() => expect(desktop.updateEntry).toHaveBeenCalledOnce())
    expect(vi.mocked(desktop.updateEntry).mock.calls[0]?.[0]).toMatchObject({
      key: 'h5',
      changes: { externalReference: { id: '42' } }
    })
  })

  test('the palette runs commands by their name or its start', async () => {
    const { field, desktop } = await open({ undoable: [aStep()] })
    await type(field, 'undo')
    await press(field, 'Enter')
    expect(desktop.undo).toHaveBeenCalledWith({ id: 'u1', agreed: false })
    await type(field, 'settin')
    await waitFor(() => expect(offers().at(-1)).toBe('Open the settings'))
  })

  test('the palette names an old step before it is undone', async () => {
    const old = aStep({ isOld: true, wouldRun: ranFor(65) })
    const { field, desktop } = await open({ undoable: [old] })
    await type(field, 'undo')
    await waitFor(() =>
      expect(offers()[0]).toMatch(/^Undo .*stop of .*\? The timer would have run 65 h\.$/)
    )
    await press(field, 'Enter')
    expect(desktop.undo).toHaveBeenCalledWith({ id: 'u1', agreed: true })
  })

  test('more time for the running timer moves its start', async () => {
    const timerStartedAt = '2026-11-18T14:00:00Z'
    const running = anEntry({ key: 'h9', isRunning: true, timerStartedAt })
    const { field, desktop } = await open({ running })
    await type(field, '+15m')
    await press(field, 'Enter')
    expect(desktop.moveTimerStart).toHaveBeenCalledWith({
      key: 'h9',
      seen: seenOf(running),
      startedAt: Date.parse('2026-11-18T13:45:00Z')
    })
  })

  test('the palette suggests today’s entries for more time when no timer runs', async () => {
    const entries = [anEntry({ key: 'h3', hours: 100, notes: 'Stand-up' })]
    const { field, desktop } = await open({ today: { spentDate: '2026-11-18', entries } })
    await type(field, '+15m')
    expect(lead()).toContain('No timer is running')
    await press(field, 'Enter')
    expect(desktop.updateEntry).toHaveBeenCalledWith(changeCommand(entries[0]!, { hours: 125 }))
  })

  test('the text stays and the reason is shown when a command fails', async () => {
    const { field, desktop } = await open({}, { startTimer: async () => fail('not-assigned') })
    await type(field, 'shop dev')
    await waitFor(() => expect(offers()[0]).toContain('Start Shop'))
    await press(field, 'Enter')
    expect((await screen.findByRole('alert')).textContent).toContain('not assigned')
    expect(field.value).toBe('shop dev')
    expect(desktop.hideWindow).not.toHaveBeenCalled()
  })

  test('Escape clears the palette before it closes, and opening it clears it too', async () => {
    const { field, desktop, emit } = await open()
    await type(field, 'shop')
    await press(field, 'Escape')
    expect(field.value).toBe('')
    expect(desktop.hideWindow).not.toHaveBeenCalled()
    await press(field, 'Escape')
    expect(desktop.hideWindow).toHaveBeenCalledOnce()
    await type(field, 'stale')
    emit('windowShown', { intent: 'none' })
    await waitFor(() => expect(field.value).toBe(''))
  })

  test('neither Tab nor a held key sends anything', async () => {
    const { field, desktop } = await open()
    await type(field, 'shop dev')
    await waitFor(() => expect(offers()[0]).toContain('Start Shop'))
    await fireEvent.keyDown(field, { key: 'Enter', repeat: true })
    await press(field, 'Tab')
    expect(desktop.startTimer).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: /Remove Shop/ })).toBeTruthy()
    await press(field, 'Backspace')
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull()
  })
})
