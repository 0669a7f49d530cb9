import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import { fail } from '#shared/failure.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { aDesktop, aState } from '../state/fixtures.ts'

function open(...given: Parameters<typeof aDesktop>) {
  const fake = aDesktop(...given)
  const context = createWindowContext(fake.desktop)
  return { ...fake, ...render(WindowRoot, { props: { context, view: App } }) }
}

describe('the root of a window', () => {
  test('the window follows the theme of the settings', async () => {
    const { emit } = open(aState({ settings: { ...DEFAULT_SETTINGS, theme: 'dark' } }))
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
    emit('stateChanged', aState({ revision: 2 }))
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBeUndefined())
  })

  test('the window declares the language of its texts', async () => {
    open(aState())
    await waitFor(() => expect(document.documentElement.lang).toBe('en-GB'))
  })

  test('the window uses the chosen language from the start and follows changes at once', async () => {
    const settings = { ...DEFAULT_SETTINGS, language: 'de' as const }
    const { container, emit, findByRole } = open(aState({ settings }))
    expect(container.textContent).toBe('')
    await findByRole('button', { name: 'Zeiterfassung öffnen' })
    expect(container.textContent).not.toContain('Today')
    expect(document.documentElement.lang).toBe('de')
    emit('stateChanged', aState({ revision: 2 }))
    await findByRole('button', { name: 'Open timesheet' })
    expect(container.textContent).not.toContain('Heute')
  })

  test('typed text stays when the language changes', async () => {
    const { emit } = open(aState())
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Notes' })
    await fireEvent.input(field, { target: { value: 'stand-up' } })
    emit('stateChanged', aState({ revision: 2, settings: { ...DEFAULT_SETTINGS, language: 'de' } }))
    expect(await screen.findByRole('textbox', { name: 'Notizen' })).toBe(field)
    expect(field.value).toBe('stand-up')
  })

  test('a window without a state shows what happened', async () => {
    const { findByRole } = open(aState(), { getState: async () => fail('internal') })
    expect((await findByRole('alert')).textContent).toContain('Something went wrong in Gleaner')
  })
})
