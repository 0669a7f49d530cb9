import { createHeldKey } from './held-keys.ts'
import type { ShortcutsPort, Timers } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setHotkeys } from '#main/store/transitions.ts'
import type { HotkeyAction, Settings } from '#shared/settings.ts'
import { HOTKEY_ACTIONS } from '#shared/settings.ts'
import type { HotkeyRefusal, HotkeyState } from '#shared/state.ts'

type Accelerators = Settings['hotkeys']

export interface HotkeysOptions {
  readonly shortcuts: ShortcutsPort
  readonly store: Store
  readonly timers: Timers
  readonly run: (action: HotkeyAction) => void
}

/** The global hotkeys. Their states are in the app's state. */
export interface Hotkeys {
  /** Binds hotkeys and returns those that are active now. If keys are refused, the action keeps its old keys. */
  change(wanted: Accelerators): Accelerators
  /** Suspends all hotkeys, while the user records new keys in a window. */
  suspend(suspended: boolean): void
  stop(): void
}

/** Binds the hotkeys of the settings, now and after each change of the settings. */
export function bindHotkeys({ shortcuts, store, timers, run }: HotkeysOptions): Hotkeys {
  const bound = new Map<HotkeyAction, HotkeyState>()
  const keys = new Map(
    HOTKEY_ACTIONS.map((action) => [action, createHeldKey(timers, () => run(action))])
  )
  let followed: Accelerators | null = null
  const shown = (action: HotkeyAction): string | null => bound.get(action)?.accelerator ?? null
  const activeKeys = (action: HotkeyAction): string | null =>
    bound.get(action)?.status === 'refused' ? null : shown(action)

  function change(wanted: Accelerators): Accelerators {
    shortcuts.suspend(false)
    const refusals = collisionsIn(wanted, activeKeys)
    // refused keys are tried again
    const isChanged = (action: HotkeyAction) =>
      !bound.has(action) || wanted[action] !== activeKeys(action)
    const changed = HOTKEY_ACTIONS.filter(isChanged)
    const moving = changed.filter((action) => !refusals.has(action))
    const before = new Map(moving.map((action) => [action, bound.get(action)]))
    // releases all old keys first, because two actions may swap their keys
    for (const action of moving) release(bound.get(action))
    for (const action of moving) bound.set(action, bind(action, wanted[action]))
    for (const action of moving) {
      const failed = bound.get(action)
      if (failed?.status === 'refused') bound.set(action, restore(failed, before.get(action)))
    }
    for (const action of changed) {
      const refusal = refusals.get(action)
      if (refusal)
        bound.set(action, { ...(bound.get(action) ?? refused(action, refusal)), refusal })
    }
    if (changed.length > 0) publish()
    const entries = HOTKEY_ACTIONS.map((action) => [action, shown(action)])
    return Object.fromEntries(entries) as Accelerators
  }

  function bind(action: HotkeyAction, accelerator: string | null): HotkeyState {
    if (accelerator === null) return { action, accelerator, status: 'off' }
    const status = shortcuts.register(accelerator, () => keys.get(action)?.event())
    if (status === 'active' || status === 'requested') return { action, accelerator, status }
    const reason = status === 'impossible' ? 'desktop' : 'system'
    return refused(action, { accelerator, reason })
  }

  /** Binds the old keys again, and keeps the reason why the new ones were refused. */
  function restore(failed: HotkeyState, before: HotkeyState | undefined): HotkeyState {
    if (!before || before.status === 'refused') return failed
    const again = bind(before.action, before.accelerator)
    return again.status === 'refused' || !failed.refusal
      ? failed
      : { ...again, refusal: failed.refusal }
  }

  function publish(): void {
    store.update(setHotkeys(HOTKEY_ACTIONS.flatMap((action) => bound.get(action) ?? [])))
  }

  function release(hotkey: HotkeyState | undefined): void {
    if (hotkey?.accelerator && (hotkey.status === 'active' || hotkey.status === 'requested'))
      shortcuts.unregister(hotkey.accelerator)
  }

  const follow = (): void => {
    const { hotkeys } = store.state.settings
    if (hotkeys === followed) return
    followed = hotkeys
    if (HOTKEY_ACTIONS.some((action) => hotkeys[action] !== shown(action))) change(hotkeys)
  }

  followed = store.state.settings.hotkeys
  change(followed)
  const unsubscribe = store.subscribe(follow)
  return {
    change,
    suspend: (suspended) => shortcuts.suspend(suspended),
    stop() {
      unsubscribe()
      for (const key of keys.values()) key.stop()
      for (const hotkey of bound.values()) release(hotkey)
    }
  }
}

/** Returns the state of an action without active keys; it shows the refused ones. */
function refused(action: HotkeyAction, refusal: HotkeyRefusal): HotkeyState {
  return { action, accelerator: refusal.accelerator, status: 'refused', refusal }
}

/**
 * Returns the actions whose keys collide with those of another action. An action that keeps its keys wins; otherwise
 * the earlier one in HOTKEY_ACTIONS does. A loser keeps its old keys, which can cause further collisions.
 */
function collisionsIn(
  wanted: Accelerators,
  activeKeys: (action: HotkeyAction) => string | null
): ReadonlyMap<HotkeyAction, HotkeyRefusal> {
  const refusals = new Map<HotkeyAction, HotkeyRefusal>()
  const given = (action: HotkeyAction) =>
    refusals.has(action) ? activeKeys(action) : wanted[action]
  const keeps = (action: HotkeyAction) => Number(given(action) === activeKeys(action))
  for (;;) {
    const order = HOTKEY_ACTIONS.toSorted((one, other) => keeps(other) - keeps(one))
    const loser = order.find(
      (action, index) => !refusals.has(action) && holderOf(given(action), order.slice(0, index))
    )
    const by = loser && holderOf(given(loser), order.slice(0, order.indexOf(loser)))
    const accelerator = loser && given(loser)
    if (!loser || !by || !accelerator) return refusals
    refusals.set(loser, { accelerator, reason: 'gleaner', by })
  }

  function holderOf(keys: string | null, actions: readonly HotkeyAction[]) {
    if (keys === null) return undefined
    return actions.find((action) => sameKeys(given(action), keys))
  }
}

/** True if two accelerators mean the same keys, in any order, case and spelling. */
function sameKeys(one: string | null, other: string): boolean {
  const canonical = (keys: string) =>
    keys
      .toLowerCase()
      .replace(/\b(commandorcontrol|cmdorctrl|control)\b/g, 'ctrl')
      .replace(/\b(command|super)\b/g, 'meta')
      .replace(/\boption\b/g, 'alt')
      .split('+')
      .toSorted()
      .join('+')
  return one !== null && canonical(one) === canonical(other)
}
