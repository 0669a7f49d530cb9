import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import { fail } from '#shared/failure.ts'
import type { AppState } from '#shared/state.ts'
import App from '#renderer/mini/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { aDesktop, anEntry, aState, aWork } from '../state/fixtures.ts'

async function open(differs: Partial<AppState>, answers = {}) {
  const fake = aDesktop(aState(differs), answers)
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await screen.findByRole('main')
  return fake
}

const timerStartedAt = new Date(Date.now() - 3_725_000).toISOString()
const running = anEntry({ hours: 0, hoursWithoutTimer: 0, isRunning: true, timerStartedAt })

describe('the mini window', () => {
  test('the mini window shows the time and the work and can stop the timer', async () => {
    const { desktop } = await open({ running })
    expect(screen.getByRole('timer').textContent).toMatch(/^1:02:0\d$/)
    expect(screen.getByText('Website · Development')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
    expect(desktop.stopTimer).toHaveBeenCalledOnce()
  })

  test('the mini window continues the last work when no timer runs', async () => {
    const { desktop } = await open({ recents: [{ entryKey: 'h4', work: aWork(), notes: '' }] })
    await fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
    expect(desktop.continueEntry).toHaveBeenCalledWith(expect.objectContaining({ key: 'h4' }))
  })

  test('the mini window shows an error', async () => {
    await open({ running }, { stopTimer: async () => fail('disk') })
    await fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
    expect((await screen.findByText('Gleaner cannot write to the disk')).tagName).toBe('SPAN')
  })

  test('Escape closes the mini window', async () => {
    const { desktop } = await open({})
    await fireEvent.keyDown(window, { key: 'Escape' })
    expect(desktop.hideWindow).toHaveBeenCalledOnce()
  })
})
