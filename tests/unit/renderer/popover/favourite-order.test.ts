import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import { ok } from '#shared/failure.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { AppState } from '#shared/state.ts'
import App from '#renderer/popover/App.svelte'
import { favouriteOf, moveFavourite, toggleFavourite } from '#renderer/popover/favourite-order.ts'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { aDesktop, anEntry, aState, aWork } from '../state/fixtures.ts'

const WEBSITE = { work: aWork(), notes: '' }
const STANDUP = { work: aWork('Internal', 'Meetings'), notes: 'Stand-up' }
const LOGO = { work: aWork('Brand', 'Design'), notes: '' }
const kept = [WEBSITE, STANDUP, LOGO].map(({ work, notes }) => favouriteOf(work, notes))
const [website, standup, logo] = kept

/** Opens a popover whose main process stores favourites and publishes them. */
async function open(differs: Partial<AppState> = {}) {
  let state = aState({
    favourites: [WEBSITE, STANDUP, LOGO],
    settings: { ...DEFAULT_SETTINGS, favourites: kept },
    ...differs
  })
  const fake = aDesktop(state, {
    changeSettings: async ({ favourites = [] }) => {
      const named = [WEBSITE, STANDUP, LOGO]
      state = {
        ...state,
        revision: state.revision + 1,
        settings: { ...state.settings, favourites },
        favourites: favourites.flatMap(
          ({ projectId, notes }) =>
            named.find((each) => each.work.project.id === projectId && each.notes === notes) ?? []
        )
      }
      fake.emit('stateChanged', state)
      return ok()
    }
  })
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await screen.findByRole('heading', { level: 1 })
  return fake
}
const list = () => screen.getByRole('list', { name: 'Favourites' })
const names = () =>
  within(list())
    .getAllByRole('button', { name: /^Start / })
    .map((button) => button.getAttribute('aria-label'))

describe('favourites in the popover', () => {
  test('a favourite starts with one click and its notes', async () => {
    const { desktop } = await open()
    await fireEvent.click(
      screen.getByRole('button', { name: 'Start Internal · Meetings – Stand-up' })
    )
    expect(desktop.startTimer).toHaveBeenCalledWith(standup)
  })

  test('Alt and an arrow key move a favourite and preserve the focus', async () => {
    await open()
    const first = screen.getByRole('button', { name: 'Start Website · Development' })
    first.focus()
    await fireEvent.keyDown(first, { key: 'ArrowRight', altKey: true })
    expect(names()).toEqual([
      'Start Internal · Meetings – Stand-up',
      'Start Website · Development',
      'Start Brand · Design'
    ])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Start Website · Development')
    expect(screen.getByText('Place 2 of 3')).toBeTruthy()
  })

  test('the arrow keys move between favourites, and Delete removes one', async () => {
    await open()
    const first = screen.getByRole('button', { name: 'Start Website · Development' })
    await fireEvent.keyDown(first, { key: 'ArrowRight' })
    const second = document.activeElement as HTMLElement
    expect(second.getAttribute('aria-label')).toBe('Start Internal · Meetings – Stand-up')
    await fireEvent.keyDown(second, { key: 'Delete' })
    expect(names()).toEqual(['Start Website · Development', 'Start Brand · Design'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Start Brand · Design')
  })

  test('dragging one favourite onto another moves it', async () => {
    await open()
    const [one, , three] = within(list()).getAllByRole('listitem')
    await fireEvent.dragStart(three!)
    await fireEvent.dragOver(one!)
    await fireEvent.drop(one!)
    expect(names()[0]).toBe('Start Brand · Design')
  })

  test('the star of an entry adds and removes a favourite', async () => {
    const entry = anEntry({ ...LOGO.work, notes: '' })
    await open({
      favourites: [],
      settings: { ...DEFAULT_SETTINGS, favourites: [] },
      today: { spentDate: '2026-11-18', entries: [entry] }
    })
    await fireEvent.click(
      screen.getByRole('button', { name: 'Add Brand · Design to the favourites' })
    )
    expect(names()).toEqual(['Start Brand · Design'])
    const [star] = screen
      .getAllByRole('button', {
        name: 'Remove Brand · Design from the favourites'
      })
      .filter((button) => button.hasAttribute('aria-pressed'))
    await fireEvent.click(star!)
    expect(screen.queryByRole('list', { name: 'Favourites' })).toBeNull()
  })
})

describe('the list of favourites', () => {
  test('a new favourite is added at the end, and an existing one is removed', () => {
    expect(toggleFavourite([website!], logo!)).toEqual([website, logo])
    expect(toggleFavourite([website!, logo!], website!)).toEqual([logo])
  })

  test('moving a favourite does not move those of another account', () => {
    const foreign = { projectId: 1, taskId: 2, notes: '' }
    const moved = moveFavourite(
      [website!, foreign, standup!, logo!],
      [WEBSITE, STANDUP, LOGO],
      2,
      0
    )
    expect(moved).toEqual([logo, foreign, website, standup])
  })
})

describe('dragging the running clock', () => {
  test('the mini window opens where the clock is dropped outside the window, and only there', async () => {
    const timerStartedAt = new Date(Date.now() - 60_000).toISOString()
    const running = anEntry({ isRunning: true, timerStartedAt })
    const { desktop } = await open({ running })
    const clock = screen.getByRole('timer')
    await fireEvent.dragStart(clock)
    await fireEvent(clock, new MouseEvent('dragend', { clientX: 20, clientY: 20 }))
    expect(desktop.openWindow).not.toHaveBeenCalled()
    const outside = { clientX: -300, clientY: 20, screenX: 640, screenY: 400 }
    await fireEvent(clock, new MouseEvent('dragend', outside))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'mini', at: { x: 640, y: 400 } })
  })
})

describe('work of other days', () => {
  test('recent work of another day continues today with one click', async () => {
    const { desktop } = await open({
      today: { spentDate: '2026-11-18', entries: [anEntry({ key: 'today' })] },
      recents: [
        { entryKey: 'today', work: aWork(), notes: '' },
        { entryKey: 'yesterday', work: LOGO.work, notes: 'Sketches' }
      ]
    })
    const recent = screen.getByRole('list', { name: 'Recent' })
    expect(within(recent).getAllByRole('listitem')).toHaveLength(1)
    await fireEvent.click(
      within(recent).getByRole('button', { name: 'Continue Brand · Design today' })
    )
    expect(desktop.continueEntry).toHaveBeenCalledWith(
      expect.objectContaining({ key: 'yesterday' })
    )
  })
})
