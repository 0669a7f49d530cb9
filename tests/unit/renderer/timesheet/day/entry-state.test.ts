import { fireEvent, screen } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import EntryState from '#renderer/timesheet/day/EntryState.svelte'
import type { OpenOperation, SyncQuestion } from '#shared/sync-state.ts'
import { aChange } from '../../common/sync/open-drawer.ts'
import { anEntry } from '../an-entry.ts'
import { aDesktop, aState, renderInWindow } from '../fake-window.ts'

const failure = { kind: 'rejected' } as const
const refused = { kind: 'refused', operationId: 'o1', failure } as const

async function show(
  entry: Parameters<typeof anEntry>[0],
  { operations = [], questions = [] }: { operations?: OpenOperation[]; questions?: SyncQuestion[] }
) {
  const { sync } = aState()
  const fake = aDesktop(aState({ sync: { ...sync, operations, questions } }))
  const ondiscard = vi.fn()
  const props = { entry: anEntry(entry), role: 'member', onretry: vi.fn(), ondiscard }
  await renderInWindow(EntryState, fake, props)
  return ondiscard
}

it.each(['update', 'delete'] as const)(
  'discarding a refused %s is confirmed by the main process',
  async (kind) => {
    const operations = [aChange({ kind, status: 'refused', failure })]
    const ondiscard = await show({ sync: refused }, { operations })
    await fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    expect(ondiscard).toHaveBeenCalledExactlyOnceWith('o1')
  }
)

it('an entry with an open question shows it', async () => {
  const about = { id: 'q1', work: null, spentDate: null, notes: '' }
  const question = { ...about, entryKey: 'e1', kind: 'came-twice', otherKey: 'e2' } as const
  await show({ key: 'e1', sync: { kind: 'waiting' } }, { questions: [question] })
  expect(screen.getByText(/Waiting for your answer/)).toBeTruthy()
})
