import { screen, waitFor } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import App from '#renderer/timesheet/App.svelte'
import { ok } from '#shared/failure.ts'
import type { FoundEntries } from '#shared/find-query.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { anEntry } from '../an-entry.ts'
import { aDesktop, aSlice, aState, renderInWindow } from '../fake-window.ts'

function found(entries: readonly TimeEntry[], changes: Partial<FoundEntries> = {}): FoundEntries {
  return { entries, hasMore: false, failure: null, ...changes }
}

const older = anEntry({ key: 'h1', spentDate: '2024-02-29', notes: 'Stand-up long ago' })
const newer = anEntry({ key: 'h2', spentDate: '2026-11-18', notes: 'Überprüfung' })

async function openFind(answer: FoundEntries) {
  const fake = aDesktop(aState(), aSlice([newer]))
  fake.commands['findEntries']?.mockResolvedValue(ok(answer))
  await renderInWindow(App, fake)
  press('f', { ctrlKey: true })
  const field = await screen.findByRole<HTMLInputElement>('searchbox', {
    name: 'Find in all entries'
  })
  return { ...fake, field }
}

function press(key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
}

async function type(field: HTMLInputElement, text: string): Promise<void> {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await Promise.resolve()
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    }
  )
})
afterEach(() => vi.unstubAllGlobals())

describe('the Find view', () => {
  it('Find opens with its field focused and a hint', async () => {
    const { field } = await openFind(found([]))
    expect(document.activeElement).toBe(field)
    expect(screen.getByText('Find any entry')).toBeTruthy()
  })

  it('Find searches this computer at once and Harvest afterwards', async () => {
    const { field, commands } = await openFind(found([newer, older]))
    await type(field, 'stand')
    expect(commands['findEntries']?.mock.lastCall).toEqual([
      { query: { text: 'stand' }, everywhere: false }
    ])
    await vi.waitFor(() =>
      expect(commands['findEntries']?.mock.lastCall).toEqual([
        { query: { text: 'stand' }, everywhere: true }
      ])
    )
    expect(await screen.findByText(/All entries were searched/)).toBeTruthy()
  })

  it('found entries are listed by day with highlighted words', async () => {
    const { field } = await openFind(found([newer, older]))
    await type(field, 'uberp up')
    await screen.findByText(/29 February 2024/)
    const marks = [...document.querySelectorAll('mark')].map(({ textContent }) => textContent)
    expect(marks).toEqual(['Überp', 'up'])
  })

  it('Find shows when nothing was found and when Harvest could not be reached', async () => {
    const { field } = await openFind(found([], { failure: { kind: 'offline' } }))
    await type(field, 'zebra')
    expect(await screen.findByText('Nothing found')).toBeTruthy()
    expect(screen.getByText(/No connection to Harvest/)).toBeTruthy()
  })

  it('a found entry is opened with the arrow keys and Enter', async () => {
    const { field, commands } = await openFind(found([newer, older]))
    await type(field, 'up')
    await screen.findByText(/29 February 2024/)
    press('ArrowDown')
    await waitFor(() => expect(document.activeElement?.getAttribute('data-found')).toBe('h2'))
    press('ArrowDown')
    await waitFor(() => expect(document.activeElement?.getAttribute('data-found')).toBe('h1'))
    ;(document.activeElement as HTMLElement).click()
    await waitFor(() =>
      expect(commands['watchWeek']?.mock.lastCall?.[0]).toMatchObject({ date: '2024-02-29' })
    )
  })

  it('Escape clears the field first and then returns to the week', async () => {
    const { field } = await openFind(found([newer]))
    await type(field, 'x')
    press('Escape')
    await waitFor(() => expect(field.value).toBe(''))
    press('Escape')
    await screen.findByRole('button', { name: 'Find entries' })
  })
})
