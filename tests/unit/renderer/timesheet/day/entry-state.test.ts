import { fireEvent, screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import App from '#renderer/timesheet/App.svelte'
import type { OpenOperation, SyncQuestion } from '#shared/sync-state.ts'
import { aChange } from '../../common/sync/open-drawer.ts'
import { anEntry } from '../an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow, type FakeDesktop } from '../fake-window.ts'

const failure = { kind: 'rejected' } as const
const refused = { kind: 'refused', operationId: 'o1', failure } as const

async function show(
  entry: Parameters<typeof anEntry>[0],
  { operations = [], questions = [] }: { operations?: OpenOperation[]; questions?: SyncQuestion[] }
): Promise<FakeDesktop> {
  const { sync } = aState()
  const state = aState({ sync: { ...sync, operations, questions } })
  const fake = aDesktop(state, aSlice([anEntry(entry)]))
  await renderInWindow(App, fake)
  await screen.findByRole('grid')
  return fake
}

it.each(['update', 'delete'] as const)(
  'the Discard button of a refused %s asks the main process, which confirms it',
  async (kind) => {
    const operations = [aChange({ kind, status: 'refused', failure })]
    const { commands } = await show({ sync: refused }, { operations })
    await fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    expect(commands['discardOperation']).toHaveBeenCalledExactlyOnceWith({ id: 'o1' })
  }
)

it('an entry with an open question shows that it waits for the user', async () => {
  const about = { id: 'q1', work: null, spentDate: null, notes: '' }
  const question = { ...about, entryKey: 'e1', kind: 'came-twice', otherKey: 'e2' } as const
  await show({ key: 'e1', sync: { kind: 'waiting' } }, { questions: [question] })
  expect(screen.getByText(/Waiting for your answer/)).toBeTruthy()
})
