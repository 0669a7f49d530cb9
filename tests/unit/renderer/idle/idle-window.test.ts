import { fireEvent, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { QUIET_MS } from '#renderer/idle/answers.ts'
import App from '#renderer/idle/App.svelte'
import { fail } from '#shared/failure.ts'
import type { IdleAnswer } from '#shared/absence.ts'
import {
  aDesktop,
  aState,
  renderInWindow,
  type FakeDesktop
} from '#tests/unit/renderer/timesheet/fake-window.ts'
import { aQuestion } from './a-question.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function asked(): Promise<FakeDesktop> {
  const fake = aDesktop(aState({ idle: aQuestion() }))
  await renderInWindow(App, fake)
  return fake
}

async function afterASecond(): Promise<void> {
  vi.advanceTimersByTime(QUIET_MS)
  await tick()
}

describe('the idle window', () => {
  it('the idle window shows the absence, the work and the effect of each choice', async () => {
    await asked()
    expect(screen.getByRole('heading', { name: 'Away 12:03 – 12:25, 22 minutes' })).toBeTruthy()
    expect(screen.getByText('Website relaunch')).toBeTruthy()
    expect(screen.getByText('Pairing')).toBeTruthy()
    expect(screen.getAllByText('2:14 → 1:52')).toHaveLength(3)
    expect(screen.getByText('2:14 stays')).toBeTruthy()
  })

  it('input before the idle question was visible does not choose', async () => {
    const { commands } = await asked()
    await fireEvent.keyDown(document.body, { key: '1' })
    await fireEvent.click(screen.getByRole('button', { name: /^1 Stop timer/ }))
    expect(commands['answerIdle']).not.toHaveBeenCalled()
  })

  it('a digit chooses once the idle question was visible for a second', async () => {
    const { commands } = await asked()
    await afterASecond()
    await fireEvent.keyDown(document.body, { key: '2' })
    expect(commands['answerIdle']).toHaveBeenCalledWith({ decision: 'continue-and-remove' })
  })

  it('Enter does not choose while nothing is selected', async () => {
    const { commands } = await asked()
    await afterASecond()
    await fireEvent.keyDown(document.body, { key: 'Enter' })
    expect(commands['answerIdle']).not.toHaveBeenCalled()
  })

  it('the arrow keys and Enter choose once', async () => {
    const { commands } = await asked()
    await afterASecond()
    await fireEvent.keyDown(document.body, { key: 'ArrowDown' })
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter' })
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter', repeat: true })
    expect(commands['answerIdle']).toHaveBeenCalledTimes(1)
    expect(commands['answerIdle']).toHaveBeenCalledWith({ decision: 'stop-and-remove' })
  })

  it('the ends of an edited cut are sent with the choice, and nothing else', async () => {
    const { commands } = await asked()
    const [from] = screen.getAllByRole('slider', { hidden: true })
    await fireEvent.keyDown(from!, { key: 'ArrowRight' })
    await afterASecond()
    await fireEvent.click(screen.getByRole('button', { name: /^1 Stop timer/ }))
    const [given] = commands['answerIdle']!.mock.calls[0] as [IdleAnswer]
    expect(given.spans?.map((span) => Object.keys(span).toSorted())).toEqual([['from', 'to']])
  })

  it('the idle question stays open when Escape hides the window', async () => {
    const { commands } = await asked()
    await fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(commands['hideWindow']).toHaveBeenCalled()
    expect(commands['answerIdle']).not.toHaveBeenCalled()
  })

  it('the idle window shows why a choice was refused', async () => {
    const { commands } = await asked()
    commands['answerIdle']?.mockResolvedValueOnce(fail('gone'))
    await afterASecond()
    await fireEvent.keyDown(document.body, { key: '4' })
    expect((await screen.findByRole('alert')).textContent).toContain('This no longer exists')
  })

  it('the idle window hides without a message when the timer was stopped elsewhere', async () => {
    const { commands, emit } = await asked()
    emit('stateChanged', aState({ revision: 2, idle: null }))
    await tick()
    expect(screen.queryByRole('heading')).toBeNull()
    expect(commands['hideWindow']).toHaveBeenCalled()
  })
})
