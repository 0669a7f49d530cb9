import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/state/mount.ts'
import WindowRoot from '#renderer/state/WindowRoot.svelte'
import type { SyncQuestion } from '#shared/state.ts'
import { aDesktop, aState, aWork } from '../state/fixtures.ts'

const about = {
  id: 'q1',
  entryKey: 'h1',
  work: aWork(),
  spentDate: '2026-11-18',
  notes: ''
} as const

const questions: readonly SyncQuestion[] = [
  {
    ...about,
    kind: 'conflict',
    operation: 'update',
    mine: { notes: 'as typed here' },
    theirs: { notes: 'as typed on the web' }
  },
  { ...about, kind: 'deleted-elsewhere', operation: 'update' },
  { ...about, kind: 'too-short', startedAt: 0, stoppedAt: 9000 },
  { ...about, kind: 'came-twice', otherKey: 'h2' }
]

async function open(question: SyncQuestion) {
  const fake = aDesktop(aState({ sync: { ...aState().sync, questions: [question] } }))
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await fireEvent.click(await screen.findByRole('button', { name: /1 question for you/ }))
  return fake
}

describe('a question that only the person can decide', () => {
  test('shows both versions of a conflict', async () => {
    await open(questions[0]!)
    expect(screen.getByText('“as typed here”')).toBeTruthy()
    expect(screen.getByText('“as typed on the web”')).toBeTruthy()
  })

  test.each([
    ['conflict', 'Keep mine', 'mine'],
    ['conflict', 'Take the other', 'theirs'],
    ['deleted-elsewhere', 'Make it again', 'mine'],
    ['deleted-elsewhere', 'Let it go', 'theirs'],
    ['too-short', 'Keep 0.01 hours', 'keep'],
    ['too-short', 'Drop it', 'discard'],
    ['came-twice', 'Delete the second', 'discard'],
    ['came-twice', 'Keep both', 'keep']
  ] as const)('%s: “%s” answers %s', async (kind, label, choice) => {
    const { desktop } = await open(questions.find((each) => each.kind === kind)!)
    await fireEvent.click(screen.getByRole('button', { name: label }))
    expect(desktop.answerQuestion).toHaveBeenCalledWith({ id: 'q1', choice })
  })
})
