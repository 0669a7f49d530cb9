import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import EntryHours from '#renderer/timesheet/day/EntryHours.svelte'
import { anEntry } from '../an-entry.ts'
import { aDesktop, aState, renderInWindow } from '../fake-window.ts'

async function edit() {
  const { promise, resolve } = Promise.withResolvers<null>()
  const oncommit = vi.fn(() => promise)
  const props = { entry: anEntry(), canChange: true, oncommit, onform: vi.fn() }
  await renderInWindow(EntryHours, aDesktop(aState()), props)
  await fireEvent.click(screen.getByRole('button', { name: /edit hours$/ }))
  const field = screen.getByRole('textbox')
  await fireEvent.input(field, { target: { value: '2:00' } })
  await fireEvent.keyDown(field, { key: 'Enter' })
  return { field, oncommit, resolve: () => resolve(null) }
}

it('hours committed and then left before the response are sent once', async () => {
  const { field, oncommit, resolve } = await edit()
  await fireEvent.blur(field)
  resolve()
  await screen.findByRole('button', { name: /edit hours$/ })
  expect(oncommit).toHaveBeenCalledOnce()
})

it('the focus returns to the button after the hours are saved', async () => {
  const { resolve } = await edit()
  resolve()
  const button = await screen.findByRole('button', { name: /edit hours$/ })
  await waitFor(() => expect(document.activeElement).toBe(button))
})

it('the focus does not move if the user moved it before the hours are saved', async () => {
  const { resolve } = await edit()
  const elsewhere = document.body.appendChild(document.createElement('button'))
  elsewhere.focus()
  resolve()
  await screen.findByRole('button', { name: /edit hours$/ })
  expect(document.activeElement).toBe(elsewhere)
  elsewhere.remove()
})
