import type { ShortcutsPort, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setHotkeys } from '#main/store/transitions.ts'
import type { HotkeyAction } from '#shared/settings.ts'
import type { HotkeyState } from '#shared/state.ts'

/** A key that is held down repeats: presses closer together than this, in milliseconds, are one. */
const REPEAT = 350

const ACTIONS: readonly HotkeyAction[] = ['showPopover', 'toggleTimer', 'newEntry', 'openTimesheet']

/**
 * Binds the hotkeys of the settings, now and whenever they change, and says in the state what became
 * of each. The answer unbinds them.
 */
export function bindShortcuts(options: {
  readonly shortcuts: ShortcutsPort
  readonly store: Store
  readonly timers: Timers
  readonly run: (action: HotkeyAction) => void
}): () => void {
  const { shortcuts, store, timers, run } = options
  const bound = new Map<HotkeyAction, HotkeyState>()
  const pressedAt = new Map<HotkeyAction, number>()

  function press(action: HotkeyAction): void {
    const now = timers.now()
    const last = pressedAt.get(action)
    pressedAt.set(action, now)
    if (last === undefined || now - last > REPEAT || now < last) run(action)
  }

  function bind(action: HotkeyAction, accelerator: string | null): HotkeyState {
    if (accelerator === null) return { action, accelerator, status: 'off' }
    const status = shortcuts.register(accelerator, () => press(action))
    return { action, accelerator, status }
  }

  function apply(): void {
    const { hotkeys } = store.state.settings
    const changed = ACTIONS.filter((action) => bound.get(action)?.accelerator !== hotkeys[action])
    if (changed.length === 0) return
    // all old ones first: two actions may swap their keys
    for (const action of changed) release(bound.get(action))
    for (const action of changed) bound.set(action, bind(action, hotkeys[action]))
    store.update(setHotkeys(ACTIONS.flatMap((action) => bound.get(action) ?? [])))
  }

  function release(hotkey: HotkeyState | undefined): void {
    if (hotkey?.accelerator && (hotkey.status === 'active' || hotkey.status === 'requested'))
      shortcuts.unregister(hotkey.accelerator)
  }

  apply()
  const unsubscribe = store.subscribe(apply)
  return () => {
    unsubscribe()
    for (const hotkey of bound.values()) release(hotkey)
  }
}
