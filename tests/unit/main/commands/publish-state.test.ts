import { describe, expect, it } from 'vitest'
import { publishState } from '#main/commands/publish-state.ts'
import type { WindowsPort } from '#main/platform/ports.ts'
import { createStore, type Store } from '#main/store/store.ts'
import { initialState, setClockOffset } from '#main/store/transitions.ts'
import type { WindowName } from '#shared/ipc.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/settings.ts'

const facts = {
  os: 'linux',
  hasTray: true,
  computerTimeZone: 'Europe/Berlin',
  version: '0.1.0',
  locale: 'en-GB'
} as const

function publish(subscriber: (store: Store) => void = () => {}) {
  const store = createStore(initialState(facts, DEFAULT_SETTINGS, 0))
  const told: WindowName[] = []
  const windows = {
    isVisible: (name: WindowName) => name === 'timesheet',
    send: (name: WindowName) => void told.push(name),
    onVisibility: () => () => {}
  } satisfies Partial<WindowsPort>
  store.subscribe(() => subscriber(store))
  publishState(store, windows as unknown as WindowsPort)
  const change = (settings: Partial<Settings>): void =>
    store.update((state) => ({ ...state, settings: { ...state.settings, ...settings } }))
  return { told, change }
}

describe('state publishing', () => {
  it('a hidden window receives no state', () => {
    const { told, change } = publish()
    change({ discreet: true })
    expect(told).toEqual(['timesheet'])
  })

  it.each([{ language: 'de' as const }, { theme: 'dark' as const }])(
    'hidden windows receive %j, so that they do not open with the old appearance',
    (looks) => {
      const { told, change } = publish()
      change(looks)
      expect(told).toContain('popover')
      told.length = 0
      change({ discreet: true })
      expect(told).toEqual(['timesheet'])
    }
  )

  it('each state is sent once, even if a subscriber changes the state again', () => {
    const { told, change } = publish((store) =>
      store.update(setClockOffset(store.state.settings.discreet ? 5 : 6))
    )
    change({ discreet: true })
    expect(told).toEqual(['timesheet'])
    change({ discreet: false })
    expect(told).toEqual(['timesheet', 'timesheet'])
  })
})
