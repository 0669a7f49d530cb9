import { describe, expect, it } from 'vitest'
import { bindHotkeys } from '#main/hotkeys/bind-hotkeys.ts'
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
  const bound = bindHotkeys({ shortcuts, store, timers, run: (action) => ran.push(action) })
  const stateOf = (action: HotkeyAction) =>
    store.state.hotkeys.find((hotkey) => hotkey.action === action)
  const press = (keys: string | null) => platform.hotkeys.get(keys ?? '')?.()
  platform.forget()
  return { platform, store, bound, ran, stateOf, press }
}

describe('hotkeys', () => {
  it('the hotkeys of the settings run their actions', () => {
    const { ran, press, stateOf } = bind()
    press(standard.toggleTimer)
    expect(ran).toEqual(['toggleTimer'])
    expect(stateOf('toggleTimer')).toEqual({
      action: 'toggleTimer',
      accelerator: standard.toggleTimer,
      status: 'active'
    })
  })

  it('a held hotkey runs its action once', () => {
    const { ran, press, platform } = bind()
    press(standard.toggleTimer)
    press(standard.toggleTimer)
    platform.timers.advance(1000)
    press(standard.toggleTimer)
    expect(ran).toHaveLength(2)
  })

  it('an action without keys has no hotkey', () => {
    const { stateOf } = bind({ newEntry: null })
    expect(stateOf('newEntry')).toMatchObject({ accelerator: null, status: 'off' })
  })

  it('a hotkey that another program holds at the start is shown as refused', () => {
    const { stateOf } = bind({}, [standard.newEntry ?? ''])
    expect(stateOf('newEntry')).toMatchObject({
      status: 'refused',
      refusal: { reason: 'system', accelerator: standard.newEntry }
    })
  })

  it('all hotkeys are released at the end', () => {
    const { bound, platform } = bind()
    bound.stop()
    expect(platform.hotkeys.size).toBe(0)
  })
})

describe('changing hotkeys', () => {
  it('the old keys stay in force when another program holds the new ones', () => {
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

  it('keys that another action uses are refused, and the refusal names the action', () => {
    const { bound, stateOf } = bind()
    const kept = bound.change({ ...standard, newEntry: 'Alt+control+h' })
    expect(kept).toEqual(standard)
    expect(stateOf('newEntry')).toMatchObject({
      status: 'active',
      refusal: { reason: 'gleaner', by: 'showPopover' }
    })
  })

  it('a refusal disappears once the action gets keys', () => {
    const { bound, stateOf } = bind({}, ['Ctrl+Alt+J'])
    bound.change({ ...standard, toggleTimer: 'Ctrl+Alt+J' })
    bound.change({ ...standard, toggleTimer: 'Ctrl+Alt+K' })
    expect(stateOf('toggleTimer')).toEqual({
      action: 'toggleTimer',
      accelerator: 'Ctrl+Alt+K',
      status: 'active'
    })
  })

  it('two actions can swap their keys', () => {
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

  it('an action does not get keys that their owner has to retain', () => {
    const { bound } = bind()
    const { showPopover, toggleTimer } = standard
    const wanted = { ...standard, showPopover: toggleTimer, toggleTimer: standard.newEntry }
    expect(bound.change(wanted)).toEqual(standard)
    expect(showPopover).not.toBe(toggleTimer)
  })

  it('a refused hotkey is tried again at the next change', () => {
    const { bound, platform, stateOf } = bind({}, [standard.newEntry ?? ''])
    platform.taken.clear()
    bound.change(standard)
    expect(stateOf('newEntry')).toMatchObject({ status: 'active' })
  })

  it('hotkeys change when the settings are replaced as a whole', () => {
    const { store, platform } = bind()
    const hotkeys = { ...standard, newEntry: 'Ctrl+Alt+M' }
    store.update(setSettings({ ...store.state.settings, hotkeys }))
    expect([...platform.hotkeys.keys()]).toContain('Ctrl+Alt+M')
    expect([...platform.hotkeys.keys()]).not.toContain(standard.newEntry)
  })

  it('a change of hotkeys ends the suspension, because nothing can be registered during one', () => {
    const { bound, platform } = bind()
    bound.suspend(true)
    expect(platform.hotkeysSuspended).toBe(true)
    bound.change({ ...standard, newEntry: 'Ctrl+Alt+M' })
    expect(platform.hotkeysSuspended).toBe(false)
    expect([...platform.hotkeys.keys()]).toContain('Ctrl+Alt+M')
  })
})
