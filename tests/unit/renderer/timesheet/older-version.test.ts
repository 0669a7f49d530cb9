import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import '#renderer/timesheet/day/EntryForm.svelte'
import App from '#renderer/timesheet/App.svelte'
import { changeCommand, deleteCommand } from '#shared/seen.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { anEntry } from './an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow } from './fake-window.ts'

const opened = anEntry({ hours: 101, hoursWithoutTimer: 101, roundedHours: 101, notes: 'Draft' })
const later = { ...opened, hours: 250, hoursWithoutTimer: 250, notes: 'Draft, and the call' }

async function open() {
  const fake = aDesktop(aState({}, { timeFormat: 'hours_minutes' }), aSlice([opened]))
  await renderInWindow(App, fake)
  await screen.findByRole('grid')
  const emit = (entries: readonly TimeEntry[]) => fake.emit('weekChanged', aSlice(entries))
  return { ...fake, show: emit }
}

const card = () => within(document.querySelector<HTMLElement>(`[data-entry="${opened.key}"]`)!)

async function openForm(): Promise<HTMLElement> {
  await fireEvent.click(card().getByRole('button', { name: 'Edit' }))
  return screen.findByRole('form', {}, { timeout: 40_000 })
}

it('an open form sends the changed field with the version it was opened on', async () => {
  const { commands, show } = await open()
  const form = await openForm()
  show([later])
  const hours = within(form).getByRole<HTMLInputElement>('textbox', { name: 'Hours' })
  expect(hours.value).toBe('1:01')
  await fireEvent.input(within(form).getByRole('textbox', { name: 'Notes' }), {
    target: { value: 'Draft!' }
  })
  await fireEvent.submit(form)
  await waitFor(() => expect(commands['updateEntry']).toHaveBeenCalledOnce())
  expect(commands['updateEntry']).toHaveBeenCalledWith(changeCommand(opened, { notes: 'Draft!' }))
}, 90_000)

it('the text of an open form stays when its entry is deleted elsewhere', async () => {
  const { show } = await open()
  const form = await openForm()
  const notes = within(form).getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' })
  await fireEvent.input(notes, { target: { value: 'A long story' } })
  show([])
  await waitFor(() => expect(screen.queryByText('1:01, edit hours')).toBeNull())
  expect(document.contains(notes)).toBe(true)
  expect(notes.value).toBe('A long story')
}, 90_000)

it('hours typed as they are shown are not sent', async () => {
  const { commands } = await open()
  const form = await openForm()
  const hours = within(form).getByRole('textbox', { name: 'Hours' })
  await fireEvent.input(hours, { target: { value: '61m' } })
  await fireEvent.submit(form)
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
  expect(commands['updateEntry']).not.toHaveBeenCalled()
}, 90_000)

it('unchanged inline notes are not sent after a change elsewhere', async () => {
  const { commands, show } = await open()
  await fireEvent.click(card().getByRole('button', { name: 'Draft' }))
  const field = screen.getByLabelText<HTMLTextAreaElement>('Notes')
  show([later])
  await fireEvent.blur(field)
  await waitFor(() => expect(screen.queryByLabelText('Notes')).toBeNull())
  expect(commands['updateEntry']).not.toHaveBeenCalled()
})

it('inline hours are sent with the version the field was opened on', async () => {
  const { commands, show } = await open()
  await fireEvent.click(card().getByRole('button', { name: '1:01, edit hours' }))
  const field = screen.getByLabelText('Hours')
  show([later])
  await fireEvent.input(field, { target: { value: '1:30' } })
  await fireEvent.keyDown(field, { key: 'Enter' })
  expect(commands['updateEntry']).toHaveBeenCalledWith(changeCommand(opened, { hours: 150 }))
})

it('a cell is sent with the version its field was opened on', async () => {
  const { commands, show } = await open()
  const cell = document.querySelector<HTMLElement>('td[data-row][data-date="2026-11-18"]')!
  await fireEvent.pointerDown(cell, { button: 0 })
  await fireEvent.keyDown(cell, { key: 'F2' })
  const field = await screen.findByRole('textbox', { name: /^Hours of/ })
  show([later])
  await fireEvent.input(field, { target: { value: '1:30' } })
  await fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(commands['editEntries']).toHaveBeenCalledOnce())
  const edit = { kind: 'update', ...changeCommand(opened, { hours: 150 }) }
  expect(commands['editEntries']).toHaveBeenCalledWith({ edits: [edit] })
})

it('a deletion is sent with the version its question was opened on', async () => {
  const { commands, show } = await open()
  await fireEvent.click(card().getByRole('button', { name: 'Delete' }))
  show([later])
  const question = await screen.findByRole('group', { name: /^Delete this entry/ })
  await fireEvent.click(within(question).getByRole('button', { name: 'Delete' }))
  const edit = { kind: 'delete', ...deleteCommand(opened) }
  expect(commands['editEntries']).toHaveBeenCalledWith({ edits: [edit] })
})
