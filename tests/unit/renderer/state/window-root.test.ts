import { render, waitFor } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import { fail } from '#shared/failure.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/state/mount.ts'
import WindowRoot from '#renderer/state/WindowRoot.svelte'
import { aDesktop, aState } from './fixtures.ts'

function open(...given: Parameters<typeof aDesktop>) {
  const fake = aDesktop(...given)
  const context = createWindowContext(fake.desktop)
  return { ...fake, ...render(WindowRoot, { props: { context, view: App } }) }
}

describe('the root of a window', () => {
  test('follows the theme of the settings', async () => {
    const { emit } = open(aState({ settings: { ...DEFAULT_SETTINGS, theme: 'dark' } }))
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
    emit('stateChanged', aState({ revision: 2 }))
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBeUndefined())
  })

  test('tells the language of its texts', async () => {
    open(aState())
    await waitFor(() => expect(document.documentElement.lang).toBe('en-GB'))
  })

  test('says what happened when no state comes', async () => {
    const { findByRole } = open(aState(), { getState: async () => fail('internal') })
    expect((await findByRole('alert')).textContent).toContain('Something went wrong in Gleaner')
  })
})
