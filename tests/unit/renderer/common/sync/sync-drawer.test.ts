import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Failure } from '#shared/failure.ts'
import type { OpenOperation, SyncQuestion, SyncState } from '#shared/sync-state.ts'
import { aState, aWork } from '../../state/fixtures.ts'
import { aChange, openDrawer } from './open-drawer.ts'

const refused = aChange({
  kind: 'update',
  status: 'refused',
  sets: { hours: 200 },
  failure: { kind: 'rejected', said: 'Project is archived' }
})

const asked: SyncQuestion = {
  id: 'q1',
  entryKey: 'h1',
  work: aWork(),
  spentDate: '2026-11-18',
  notes: '',
  kind: 'came-late'
}

function drawer() {
  return within(screen.getByRole('dialog'))
}

describe('the sync drawer', () => {
  test('the drawer shows that nothing is pending', async () => {
    await openDrawer({})
    expect(drawer().getByText('All your changes are at Harvest')).toBeTruthy()
    expect(drawer().getByRole('status').textContent).toContain('Up to date')
  })

  test.each([
    ['was refused', { operations: [refused] }],
    ['wait to be sent', { operations: [aChange()] }],
    ['waits for the user', { questions: [asked] }]
  ])('the drawer does not show “up to date” while a change or question %s', async (_, open) => {
    await openDrawer(open)
    expect(drawer().getByRole('status').textContent.trim()).toBe('Everything else is at Harvest')
  })

  test('the drawer shows what cannot be read, why, and what is shown instead', async () => {
    const entry = {
      kind: 'entry',
      id: 7,
      names: ['Acme', 'Website', 'Development'],
      spentDate: '2026-11-18',
      attribute: 'hours',
      problem: 'empty',
      isShown: true
    } as const
    const person = { ...entry, kind: 'person', id: null, names: [], spentDate: null } as const
    await openDrawer({ leftOut: [entry, { ...person, problem: 'wrong', isShown: false }] })
    const named = drawer().getByRole('article', { name: 'Acme · Website · Development' })
    expect(named.textContent).toContain('Harvest id 7')
    expect(named.textContent).toContain('Harvest sent no value for “hours”. Gleaner shows the last')
    expect(drawer().getByRole('article', { name: 'A person' }).textContent).toContain(
      'Harvest sent a value for “hours” that makes no sense. Gleaner leaves it out.'
    )
    expect(drawer().queryByText('All your changes are at Harvest')).toBeNull()
    expect(screen.getByRole('contentinfo').textContent).toContain('2 items not readable')
  })

  test.each<[string, Partial<OpenOperation>, RegExp]>([
    ['Add time to Website · Development', {}, /1:00/],
    [
      'Start Website · Development',
      { kind: 'start', sets: {}, at: Date.UTC(2026, 10, 18, 9) },
      /from 10:00/
    ],
    [
      'Stop Website · Development',
      { kind: 'stop', sets: { hours: 25 }, at: Date.UTC(2026, 10, 18, 9, 15) },
      /at 10:15 · 0:15/
    ],
    [
      'Change Website · Development',
      { kind: 'update', sets: { hours: 200, notes: 'b' }, notes: 'b' },
      /hours 2:00 · notes “b”/
    ],
    [
      'Correct the time of Website · Development',
      { kind: 'trim', sets: {}, removedMs: 22 * 60_000 },
      /22 minutes less/
    ]
  ])('a pending change describes what it does: %s', async (name, change, parts) => {
    await openDrawer({ operations: [aChange(change)] })
    expect(drawer().getByRole('article', { name }).textContent).toMatch(parts)
  })

  test('the drawer shows since when a change waits and when it is retried', async () => {
    const now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now })
    onTestFinished(() => void vi.useRealTimers())
    const since = now - 60_000
    const at = now + 12_000
    await openDrawer({
      status: 'offline',
      nextAttemptAt: at,
      operations: [aChange({ since })]
    })
    expect(drawer().getByRole('article').textContent).toMatch(
      /Waiting since .* · tries again in 12 s/
    )
  })

  test('the drawer shows that a change waits for an earlier one', async () => {
    await openDrawer({ operations: [refused, aChange({ id: 'o2', kind: 'delete', sets: {} })] })
    const article = drawer().getByRole('article', { name: 'Delete Website · Development' })
    expect(article.textContent).toContain('Will be sent after the earlier change of this entry')
  })

  test('the drawer shows the lookup of a change whose response was lost', async () => {
    await openDrawer({ operations: [aChange({ status: 'unknown' })] })
    expect(drawer().getByRole('article').textContent).toContain(
      'Gleaner is checking whether it arrived'
    )
  })

  test('a refused change shows Harvest’s words and can be retried or edited', async () => {
    const { desktop } = await openDrawer({ operations: [refused] })
    const change = drawer().getByRole('article', { name: 'Could not change Website · Development' })
    expect(change.textContent).toContain('“Project is archived”')
    await fireEvent.click(within(change).getByRole('button', { name: 'Retry' }))
    expect(desktop.retryOperation).toHaveBeenCalledWith({ id: 'o1' })
    await fireEvent.click(within(change).getByRole('button', { name: 'Edit' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({
      name: 'timesheet',
      intent: 'edit-entry',
      date: '2026-11-18',
      entryKey: 'h1'
    })
  })

  test('Discard sends the command at once, because the main process confirms it', async () => {
    const { desktop } = await openDrawer({ operations: [aChange()] })
    await fireEvent.click(drawer().getByRole('button', { name: 'Discard' }))
    expect(desktop.discardOperation).toHaveBeenCalledExactlyOnceWith({ id: 'o1' })
  })

  test('a pending deletion has no Edit button', async () => {
    const { desktop } = await openDrawer({ operations: [aChange({ kind: 'delete', sets: {} })] })
    expect(drawer().queryByRole('button', { name: 'Edit' })).toBeNull()
    await fireEvent.click(drawer().getByRole('button', { name: 'Discard' }))
    expect(desktop.discardOperation).toHaveBeenCalledWith({ id: 'o1' })
  })

  test.each<[SyncState['status'], Failure | null, string]>([
    ['offline', { kind: 'offline' }, 'No connection to Harvest'],
    ['rate-limited', null, 'Harvest asks to slow down'],
    ['server-trouble', { kind: 'server-trouble' }, 'Harvest has trouble answering'],
    ['server-trouble', { kind: 'disk' }, 'Gleaner cannot write to the disk']
  ])('the status is shown for %s with the trouble %o: “%s”', async (status, trouble, title) => {
    await openDrawer({ status, trouble })
    expect(drawer().getByRole('status').textContent).toContain(title)
  })

  test('the drawer shows that a new token is needed and leads to the sign-in', async () => {
    const { session } = aState()
    if (session.kind !== 'signed-in') throw new Error('no account is signed in')
    const { account, person, company } = session
    const { desktop } = await openDrawer(
      { operations: [aChange()] },
      { session: { kind: 'expired', account, person, company } }
    )
    expect(drawer().getByText('Harvest no longer accepts your access token')).toBeTruthy()
    expect(drawer().getByText(/Will be sent once you are connected again/)).toBeTruthy()
    await fireEvent.click(drawer().getByRole('button', { name: 'Connect again' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'welcome' })
  })
})
