import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { DesktopFacts } from '#shared/state.ts'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import App from '#renderer/welcome/App.svelte'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { aDesktop, aState } from '../state/fixtures.ts'

const { welcome: texts } = messagesFor('en')

async function open(facts: Partial<DesktopFacts> = {}) {
  const state = aState()
  const fake = aDesktop({ ...state, desktop: { ...state.desktop, ...facts } })
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await screen.findByRole('heading', { name: texts.atHand.heading })
  return fake
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the first steps', () => {
  test.each([
    ['darwin', true, texts.atHand.icon.darwin],
    ['win32', true, texts.atHand.icon.win32],
    ['linux', true, texts.atHand.icon.linux],
    ['linux', false, texts.atHand.icon.none]
  ] as const)(
    'the first steps show where the icon is on %s, with a tray: %s',
    async (os, hasTray, words) => {
      await open({ os, hasTray })
      expect(screen.getByText(words)).toBeTruthy()
    }
  )

  test('the last step finishes the first steps and opens the popover', async () => {
    const { desktop } = await open()
    await press(texts.steps.next)
    expect(desktop.changeSettings).not.toHaveBeenCalled()
    await press(texts.steps.finish)
    expect(desktop.changeSettings).toHaveBeenCalledWith({ onboardingDone: true })
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'popover' })
    expect(desktop.hideWindow).toHaveBeenCalledOnce()
  })

  test('skipping finishes the first steps', async () => {
    const { desktop } = await open()
    await press(texts.steps.skip)
    expect(desktop.changeSettings).toHaveBeenCalledWith({ onboardingDone: true })
  })

  test('Enter goes to the next step, and Back returns', async () => {
    await open()
    const first = screen.getByRole('heading', { name: texts.atHand.heading })
    await waitFor(() => expect(document.activeElement).toBe(first))
    await fireEvent.keyDown(first, { key: 'Enter' })
    expect(screen.getByRole('heading', { name: texts.away.heading })).toBeTruthy()
    await press(texts.steps.back)
    expect(screen.getByRole('heading', { name: texts.atHand.heading })).toBeTruthy()
  })

  test('the first steps set the idle threshold', async () => {
    const { desktop } = await open()
    await press(texts.steps.next)
    await fireEvent.click(screen.getByRole('radio', { name: '30 min' }))
    const idle = { ...DEFAULT_SETTINGS.idle, thresholdMinutes: 30 }
    expect(desktop.changeSettings).toHaveBeenCalledWith({ idle })
  })
})
