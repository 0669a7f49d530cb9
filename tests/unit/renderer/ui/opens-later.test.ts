import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { MenuEntry } from '#renderer/ui/Menu.svelte'
import MenuLater from './MenuLater.svelte'

const ENTRIES: readonly MenuEntry[] = [{ kind: 'action', label: 'Export', onselect: () => {} }]

/** The button as it is drawn at once, and a way to let its menu arrive. */
function drawn() {
  let arrive = (): void => undefined
  const arrival = new Promise<void>((resolve) => (arrive = resolve))
  render(MenuLater, { props: { entries: ENTRIES, arrival } })
  return { first: screen.getByRole('button', { name: 'More' }), arrive: () => arrive() }
}

describe('a button whose menu comes later', () => {
  it('is there at once and says what it opens', () => {
    const { first } = drawn()
    expect(first.getAttribute('aria-haspopup')).toBe('menu')
    expect(first.getAttribute('aria-expanded')).toBe('false')
  })

  it('keeps the focus when the menu arrives, and opens nothing', async () => {
    const { first, arrive } = drawn()
    first.focus()
    arrive()
    await waitFor(() => expect(first.isConnected).toBe(false))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('More'))
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('opens the menu that was asked for before it was there', async () => {
    const { first, arrive } = drawn()
    await fireEvent.click(first)
    arrive()
    expect(await screen.findByRole('menuitem', { name: 'Export' })).toBeTruthy()
  })
})
