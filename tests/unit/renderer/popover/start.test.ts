import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { aDesktop, anEntry, aState } from '../state/fixtures.ts'

const NOW = Date.parse('2026-11-18T14:00:00Z')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

async function open() {
  const timerStartedAt = new Date(NOW - 3_600_000).toISOString()
  const running = anEntry({ isRunning: true, timerStartedAt })
  const fake = aDesktop(aState({ running }))
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await fireEvent.click(await screen.findByRole('button', { name: /^since .* change the start$/ }))
  return { ...fake, field: screen.getByLabelText('When did it start?') }
}

describe('the start of the running timer in the popover', () => {
  test('the start moves to the typed time', async () => {
    const { desktop, field } = await open()
    await fireEvent.input(field, { target: { value: '20m ago' } })
    await fireEvent.keyDown(field, { key: 'Enter' })
    const [[moved] = []] = (desktop.moveTimerStart as unknown as MockOf).mock.calls
    expect(moved?.startedAt).toBe(NOW - 1_200_000)
  })

  test('an unreadable start does not change the timer and shows the reason', async () => {
    const { desktop, field } = await open()
    await fireEvent.input(field, { target: { value: 'soon' } })
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(screen.getByText(/^Try 9:15 or 20m ago/)).toBeTruthy()
    expect(desktop.moveTimerStart).not.toHaveBeenCalled()
  })

  test('Escape closes the start field but not the window', async () => {
    const { desktop, field } = await open()
    await fireEvent.keyDown(field, { key: 'Escape' })
    expect(screen.queryByLabelText('When did it start?')).toBeNull()
    expect(desktop.moveTimerStart).not.toHaveBeenCalled()
    expect(desktop.hideWindow).not.toHaveBeenCalled()
  })
})

interface MockOf {
  readonly mock: { readonly calls: readonly (readonly { readonly startedAt: number }[])[] }
}
