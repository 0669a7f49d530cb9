import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'
import { isDiskTrouble } from '#main/sync/disk-trouble.ts'
import { withMembers } from './with-members.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

/** Id of the notice about a full disk. It stays until a write succeeds. */
export const DISK_FULL = 'disk-full'

type Caller = 'user' | 'system'

export interface DiskGuardOptions {
  readonly platform: Platform
  readonly store: () => Store
  readonly messages: () => Messages
}

/** Runs work so that a full or read-only disk is shown by icon, notice and notification instead of an exception. */
export interface DiskGuard {
  /** The platform with guarded callbacks. */
  readonly platform: Platform
  /** Guards work that the user asks for, synchronous or not. Throws errors of other kinds. */
  user<Given extends unknown[]>(work: (...given: Given) => unknown): (...given: Given) => void
}

/** Wraps a platform so that its callbacks are guarded against a full disk. */
export function createDiskGuard(options: DiskGuardOptions): DiskGuard {
  const { platform } = options

  function report(error: unknown, caller: Caller): void {
    if (!isDiskTrouble(error)) throw error
    const store = options.store()
    const isKnown = store.state.notices.some(({ id }) => id === DISK_FULL)
    platform.logger.error('a write to the disk failed', error)
    store.update(addNotice({ id: DISK_FULL, kind: 'disk-full' }))
    // timers fail repeatedly, so only commands of the user are notified each time
    if (isKnown && caller === 'system') return
    const { title, text } = options.messages().notices.describe({ kind: 'disk-full' })
    platform.notifications.show({ title, body: text, isUrgent: true })
  }

  const by =
    (caller: Caller) =>
    <Given extends unknown[]>(work: (...given: Given) => unknown) =>
    (...given: Given): void => {
      try {
        const done = work(...given)
        if (done instanceof Promise) done.catch((error: unknown) => report(error, caller))
      } catch (error) {
        report(error, caller)
      }
    }
  const user = by('user')
  const system = by('system')

  const { tray, windows, shortcuts, power, notifications, timers, schedule } = platform
  const guarded: Partial<Platform> = {
    tray: withMembers(tray, {
      onClick: (listener) => tray.onClick(user(listener)),
      onMenu: (listener) => tray.onMenu(user(listener))
    }),
    shortcuts: withMembers(shortcuts, {
      register: (accelerator, pressed) => shortcuts.register(accelerator, user(pressed))
    }),
    notifications: withMembers(notifications, {
      show: ({ clicked, chosen, ...shown }) =>
        notifications.show({
          ...shown,
          ...(clicked ? { clicked: user(clicked) } : {}),
          ...(chosen ? { chosen: user(chosen) } : {})
        })
    }),
    windows: withMembers(windows, {
      onVisibility: (listener) => windows.onVisibility(system(listener)),
      onBounds: (listener) => windows.onBounds(system(listener)),
      onClosedToTray: (listener) => windows.onClosedToTray(system(listener)),
      onFocus: (listener) => windows.onFocus(system(listener)),
      onOpenRequest: (listener) => windows.onOpenRequest(user(listener))
    }),
    power: withMembers(power, { on: (event, listener) => power.on(event, system(listener)) }),
    timers: withMembers(timers, {
      after: (delayMs, work) => timers.after(delayMs, system(work)),
      every: (periodMs, work) => timers.every(periodMs, system(work))
    }),
    schedule: withMembers(schedule, { at: (times, work) => schedule.at(times, system(work)) })
  }
  return { platform: withMembers(platform, guarded), user }
}
