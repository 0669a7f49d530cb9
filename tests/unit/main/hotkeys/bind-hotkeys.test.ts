import { describe, expect, it } from 'vitest'
import { bindShortcuts } from '#main/hotkeys/bind-hotkeys.ts'
import { createStore } from '#main/store/store.ts'
import { setSettings } from '#main/store/transitions.ts'
import type { HotkeyAction, Settings } from '#shared/settings.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { appState } from '#tests/support/app-state.ts'
import { FakePlatform } from '#tests/support/fake-platform.ts'

const { hotkeys: standard } = DEFAULT_SETTINGS

function bind(hotkeys: Partial<Settings['hotkeys']> = {}, taken: readonly string[] = []) {
  const platform = new FakePlatform()
  for (const keys of taken) platform.taken.add(keys)
  const settings = { ...DEFAULT_SETTINGS, hotkeys: { ...standard, ...hotkeys } }
  const store = createStore(appState({ settings }))
  const ran: HotkeyAction[] = []
  const { shortcuts, timers } = platform
  const bound = bindShortcuts({ shortcuts, store, timers, run: (action) => ran.push(action) })
  const stateOf = (action: HotkeyAction) =>
    store.state.hotkeys.find((hotkey) => hotkey.action === action)
  const press = (keys: string | null) => platform.hotkeys.get(keys ?? '')?.()
  platform.forget()
  return { platform, store, bound, ran, stateOf, press }
}

describe('hotkeys', () => {
  it('are those of the settings, and each runs its action', () => {
    const { ran, press, stateOf } = bind()
    press(standard.toggleTimer)
    expect(ran).toEqual(['toggleTimer'])
    expect(stateOf('toggleTimer')).toEqual({
      action: 'toggleTimer',
      accelerator: standard.toggleTimer,
      status: 'active'
    })
  })

  it('count once while a key is held down', () => {
    const { ran, press, platform } = bind()
    press(standard.toggleTimer)
    press(standard.toggleTimer)
    platform.timers.advance(1000)
    press(standard.toggleTimer)
    expect(ran).toHaveLength(2)
  })

  it('are off where there are none', () => {
    const { stateOf } = bind({ newEntry: null })
    expect(stateOf('newEntry')).toMatchObject({ accelerator: null, status: 'off' })
  })

  it('that another program has at the start are shown as refused', () => {
    const { stateOf } = bind({}, [standard.newEntry ?? ''])
    expect(stateOf('newEntry')).toMatchObject({
      status: 'refused',
      refusal: { reason: 'system', accelerator: standard.newEntry }
    })
  })

  it('are let go of at the end', () => {
    const { bound, platform } = bind()
    bound.stop()
    expect(platform.hotkeys.size).toBe(0)
  })
})

describe('a change of hotkeys', () => {
  it('that another program stands in the way of leaves the old keys in force', () => {
    const { bound, ran, press, stateOf } = bind({}, ['Ctrl+Alt+J'])
    const kept = bound.change({ ...standard, toggleTimer: 'Ctrl+Alt+J' })
    expect(kept).toEqual(standard)
    expect(stateOf('toggleTimer')).toMatchObject({
      accelerator: standard.toggleTimer,
      status: 'active',
      refusal: { reason: 'system', accelerator: 'Ctrl+Alt+J' }
    })
    press(standard.toggleTimer)
    expect(ran).toEqual(['toggleTimer'])
  })

  it('to keys that Gleaner uses already says whose they are', () => {
    const { bound, stateOf } = bind()
    const kept = bound.change({ ...standard, newEntry: 'Alt+control+h' })
    expect(kept).toEqual(standard)
    expect(stateOf('newEntry')).toMatchObject({
      status: 'active',
      refusal: { reason: 'gleaner', by: 'showPopover' }
    })
  })

  it('forgets a refusal once the keys are given', () => {
    const { bound, stateOf } = bind({}, ['Ctrl+Alt+J'])
    bound.change({ ...standard, toggleTimer: 'Ctrl+Alt+J' })
    bound.change({ ...standard, toggleTimer: 'Ctrl+Alt+K' })
    expect(stateOf('toggleTimer')).toEqual({
      action: 'toggleTimer',
      accelerator: 'Ctrl+Alt+K',
      status: 'active'
    })
  })

  it('may swap the keys of two actions', () => {
    const { bound, ran, press } = bind()
    const swapped = {
      ...standard,
      showPopover: standard.toggleTimer,
      toggleTimer: standard.showPopover
    }
    expect(bound.change(swapped)).toEqual(swapped)
    press(standard.toggleTimer)
    expect(ran).toEqual(['showPopover'])
  })

  it('does not take the keys of an action that has to keep them', () => {
    const { bound } = bind()
    const { showPopover, toggleTimer } = standard
    const wanted = { ...standard, showPopover: toggleTimer, toggleTimer: standard.newEntry }
    expect(bound.change(wanted)).toEqual(standard)
    expect(showPopover).not.toBe(toggleTimer)
  })

  it('tries again what was refused before', () => {
    const { bound, platform, stateOf } = bind({}, [standard.newEntry ?? ''])
    platform.taken.clear()
    bound.change(standard)
    expect(stateOf('newEntry')).toMatchObject({ status: 'active' })
  })

  it('comes with settings that change as a whole', () => {
    const { store, platform } = bind()
    const hotkeys = { ...standard, newEntry: 'Ctrl+Alt+M' }
    store.update(setSettings({ ...store.state.settings, hotkeys }))
    expect([...platform.hotkeys.keys()]).toContain('Ctrl+Alt+M')
    expect([...platform.hotkeys.keys()]).not.toContain(standard.newEntry)
  })

  it('ends a recording: nothing can be registered during one', () => {
    const { bound, platform } = bind()
    bound.suspend(true)
    expect(platform.hotkeysSuspended).toBe(true)
    bound.change({ ...standard, newEntry: 'Ctrl+Alt+M' })
    expect(platform.hotkeysSuspended).toBe(false)
    expect([...platform.hotkeys.keys()]).toContain('Ctrl+Alt+M')
  })
})
