import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { MenuEntry } from '#renderer/ui/Menu.svelte'
import MenuLater from './MenuLater.svelte'

const ENTRIES: readonly MenuEntry[] = [{ kind: 'action', label: 'Export', onselect: () => {} }]

/** Renders the button before its menu is loaded, with a function that loads the menu. */
function drawn() {
  let arrive = (): void => undefined
  const arrival = new Promise<void>((resolve) => (arrive = resolve))
  render(MenuLater, { props: { entries: ENTRIES, arrival } })
  return { first: screen.getByRole('button', { name: 'More' }), arrive: () => arrive() }
}

describe('a button with a lazy menu', () => {
  it('the button is there at once and announces a menu', () => {
    const { first } = drawn()
    expect(first.getAttribute('aria-haspopup')).toBe('menu')
    expect(first.getAttribute('aria-expanded')).toBe('false')
  })

  it('the focus stays on the button when the menu is loaded, and no menu opens', async () => {
    const { first, arrive } = drawn()
    first.focus()
    arrive()
    await waitFor(() => expect(first.isConnected).toBe(false))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('More'))
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('a menu requested before it is loaded opens once it is', async () => {
    const { first, arrive } = drawn()
    await fireEvent.click(first)
    arrive()
    expect(await screen.findByRole('menuitem', { name: 'Export' })).toBeTruthy()
  })
})
