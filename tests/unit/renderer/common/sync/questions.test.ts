import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import type { SyncQuestion } from '#shared/sync-state.ts'
import { aWork } from '../../state/fixtures.ts'
import { openDrawer } from './open-drawer.ts'

const about = {
  id: 'q1',
  entryKey: 'h1',
  work: aWork(),
  spentDate: '2026-11-18',
  notes: ''
} as const
const version = { work: aWork(), spentDate: '2026-11-18', hours: 100, notes: 'as typed here' }
const theirs = { ...version, notes: 'as typed on the web' }

const questions: readonly SyncQuestion[] = [
  { ...about, kind: 'conflict', operation: 'update', mine: version, theirs },
  {
    ...about,
    kind: 'deleted-elsewhere',
    operation: 'update',
    mine: { hours: 150, notes: 'Wireframes' }
  },
  {
    ...about,
    kind: 'too-short',
    startedAt: Date.UTC(2026, 10, 18, 9),
    stoppedAt: Date.UTC(2026, 10, 18, 9, 0, 9)
  },
  { ...about, kind: 'too-long', hours: 3017, stoppedAt: Date.UTC(2026, 10, 18, 9) },
  { ...about, kind: 'came-twice', otherKey: 'h2' },
  { ...about, kind: 'came-late' }
]

function open(question: SyncQuestion) {
  return openDrawer({ questions: [question] })
}

function rowOf(field: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(`^${field}`) })
}

describe('questions for the user', () => {
  test('a conflict shows both versions side by side and highlights the differences', async () => {
    await open(questions[0]!)
    const cells = within(rowOf('Notes')).getAllByRole('cell')
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      'as typed here',
      'as typed on the web'
    ])
    expect(within(rowOf('Notes')).getByText('differs')).toBeTruthy()
    expect(within(rowOf('Hours')).queryByText('differs')).toBeNull()
  })

  test('a conflict with a deletion shows what was deleted here and how it changed elsewhere', async () => {
    await open({ ...about, kind: 'conflict', operation: 'delete', mine: version, theirs })
    expect(screen.getByRole('columnheader', { name: 'Here, deleted' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Delete it' })).toBeTruthy()
  })

  test('the question about an entry deleted elsewhere shows the entry and its hours', async () => {
    await open(questions[1]!)
    expect(screen.getByText('1:30 · Wireframes')).toBeTruthy()
  })

  test('the question about a short timer shows its start and its length', async () => {
    await open(questions[2]!)
    expect(screen.getByText(/at 10:00, 9 s/)).toBeTruthy()
  })

  test('the question about a timer of more than a day shows its length', async () => {
    await open(questions[3]!)
    expect(screen.getByText(/30:10/)).toBeTruthy()
  })

  test.each([
    ['conflict', 'Keep mine', 'mine'],
    ['conflict', 'Use the other', 'theirs'],
    ['deleted-elsewhere', 'Create it again', 'mine'],
    ['deleted-elsewhere', 'Drop the change', 'theirs'],
    ['too-short', 'Keep 0.01 hours', 'keep'],
    ['too-short', 'Drop it', 'discard'],
    ['too-long', 'Stop it', 'keep'],
    ['too-long', 'Let it run on', 'discard'],
    ['came-twice', 'Delete the second', 'discard'],
    ['came-twice', 'Keep both', 'keep'],
    ['came-late', 'Delete it', 'discard'],
    ['came-late', 'Keep it', 'keep']
  ] as const)('%s: the button “%s” sends the choice %s', async (kind, label, choice) => {
    const { desktop } = await open(questions.find((each) => each.kind === kind)!)
    await fireEvent.click(screen.getByRole('button', { name: label }))
    expect(desktop.answerQuestion).toHaveBeenCalledWith({ id: 'q1', choice })
  })
})
