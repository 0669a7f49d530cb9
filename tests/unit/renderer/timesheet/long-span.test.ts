import { fireEvent, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import EntryForm from '#renderer/timesheet/day/EntryForm.svelte'
import type { TimeEntry } from '#shared/time-entry.ts'
import { anEntry } from './an-entry.ts'
import { aDesktop, aState, renderInWindow } from './fake-window.ts'

/** Opens the form of an entry. Returns the listener for saved changes. */
async function editing(entry: TimeEntry, clock: '12h' | '24h') {
  const onchange = vi.fn(() => Promise.resolve(null))
  const nothing = (): void => {}
  await renderInWindow(EntryForm, aDesktop(aState({}, { timerMode: 'timestamps', clock })), {
    entry,
    spentDate: entry.spentDate,
    today: entry.spentDate,
    assignments: [],
    recents: [],
    oncreate: () => Promise.resolve(null),
    onchange,
    onclose: nothing,
    onfail: nothing
  })
  return onchange
}

async function type(label: string, text: string): Promise<void> {
  await fireEvent.input(screen.getByLabelText(label), { target: { value: text } })
}

const save = (): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name: 'Save' }))

describe('the form of a start/end account', () => {
  const entry = anEntry({ startedTime: '10:00', endedTime: '11:00', hours: 100 })

  it('9 and 5 on a 12-hour clock are saved as 9:00 to 17:00 without a question', async () => {
    const onchange = await editing(entry, '12h')
    await type('Start', '9')
    await type('End', '5')
    expect(screen.getByText('9:00am – 5:00pm = 8:00')).toBeTruthy()
    await save()
    const changes = { startedTime: '09:00', endedTime: '17:00' }
    expect(onchange).toHaveBeenCalledWith(expect.objectContaining({ changes }))
  })

  it('more than sixteen hours need a confirmation before they are saved', async () => {
    const onchange = await editing(entry, '24h')
    await type('Start', '9')
    await type('End', '5')
    await save()
    expect(screen.getByText('From 09:00 to 05:00 is 20:00. Save it like this?')).toBeTruthy()
    expect(onchange).not.toHaveBeenCalled()
    await fireEvent.click(screen.getByRole('button', { name: 'Save anyway' }))
    const changes = { startedTime: '09:00', endedTime: '05:00' }
    expect(onchange).toHaveBeenCalledWith(expect.objectContaining({ changes }))
  })

  it('the focus returns to the start, and typing other times removes the question', async () => {
    const onchange = await editing(entry, '24h')
    await type('Start', '9')
    await type('End', '5')
    await save()
    await fireEvent.click(screen.getByRole('button', { name: 'Change the times' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Start'))
    await save()
    await type('End', '17')
    expect(screen.queryByRole('button', { name: 'Save anyway' })).toBeNull()
    await save()
    expect(onchange).toHaveBeenCalledOnce()
  })

  it('unchanged times of an entry need no confirmation', async () => {
    const long = { ...entry, startedTime: '02:40', endedTime: '02:20', hours: 67 }
    const onchange = await editing(long, '24h')
    expect(screen.getByText('02:40 – 02:20 = 0:40')).toBeTruthy()
    await type('Notes', 'night shift')
    await save()
    expect(onchange).toHaveBeenCalledWith(
      expect.objectContaining({ changes: { notes: 'night shift' } })
    )
  })
})
