import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import DateField from '#renderer/timesheet/month/DateField.svelte'
import App from '#renderer/timesheet/App.svelte'
import { DEFAULT_SETTINGS, type Language } from '#shared/settings.ts'
import { anEntry } from '../an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow } from '../fake-window.ts'

async function open(value: string, language: Language = 'en') {
  const onchoose = vi.fn()
  const fake = aDesktop(aState({ settings: { ...DEFAULT_SETTINGS, language } }))
  await renderInWindow(DateField, fake, { label: 'Since', value, onchoose })
  return { onchoose, field: screen.getByRole<HTMLInputElement>('textbox', { name: 'Since' }) }
}

async function commit(field: HTMLInputElement, value: string): Promise<void> {
  await fireEvent.input(field, { target: { value } })
  await fireEvent.change(field)
}

describe('the date field', () => {
  it('a date is shown in the language of Gleaner, not of the browser', async () => {
    expect((await open('2026-11-03')).field.value).toBe('03/11/2026')
    document.body.replaceChildren()
    expect((await open('2026-11-03', 'de')).field.value).toBe('03.11.2026')
  })

  it('a typed date is accepted and formatted', async () => {
    const { field, onchoose } = await open('2026-11-03', 'de')
    await commit(field, '4.11.26')
    expect(onchoose).toHaveBeenLastCalledWith('2026-11-04')
    expect(field.value).toBe('04.11.2026')
    await commit(field, ' ')
    expect(onchoose).toHaveBeenLastCalledWith('')
  })

  it('a text that is no date stays with an explanation', async () => {
    const { field, onchoose } = await open('2026-11-03')
    await commit(field, '31/11/2026')
    expect(onchoose).not.toHaveBeenCalled()
    expect(field.value).toBe('31/11/2026')
    expect(screen.getByText(/^Not a date\. Write it like \d\d\/\d\d\/\d{4}\.$/)).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  it('a date before 2000 or after 2100 is refused', async () => {
    const { field, onchoose } = await open('2026-11-03')
    await commit(field, '03/11/1999')
    await commit(field, '03/11/2101')
    expect(onchoose).not.toHaveBeenCalled()
    expect(field.value).toBe('03/11/2101')
  })

  it('Alt+ArrowDown opens a calendar, and the chosen day is accepted', async () => {
    const { field, onchoose } = await open('2026-11-03')
    await fireEvent.keyDown(field, { key: 'ArrowDown', altKey: true })
    const month = await screen.findByRole('dialog', { name: 'Since: open the calendar' })
    await fireEvent.click(within(month).getByRole('button', { name: /^Friday,? 6 November/ }))
    expect(onchoose).toHaveBeenLastCalledWith('2026-11-06')
    expect(field.value).toBe('06/11/2026')
  })

  it('the date field of an entry form moves the entry and refuses a text that is no date', async () => {
    const fake = aDesktop(aState(), aSlice([anEntry()]))
    await renderInWindow(App, fake)
    await fireEvent.click(await screen.findByRole('button', { name: 'Edit' }))
    const form = await screen.findByRole('form')
    const field = within(form).getByRole('textbox', { name: 'Date' })
    await fireEvent.input(field, { target: { value: 'soon' } })
    await fireEvent.submit(form)
    expect(fake.commands['updateEntry']).not.toHaveBeenCalled()
    await fireEvent.input(field, { target: { value: '17/11/2026' } })
    await fireEvent.submit(form)
    expect(fake.commands['updateEntry']).toHaveBeenCalledWith({
      key: 'harvest:1',
      seen: expect.objectContaining({ day: '2026-11-18' }),
      changes: { spentDate: '2026-11-17' }
    })
  })
})
