import type { Platform } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'
import { isDiskTrouble } from '#main/sync/disk-trouble.ts'
import { withMembers } from './with-members.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

/** Id of the notice that stands until something could be written again. */
export const DISK_FULL = 'disk-full'

type Caller = 'person' | 'computer'

export interface DiskGuardOptions {
  readonly platform: Platform
  readonly store: () => Store
  readonly messages: () => Messages
}

/** Runs work so that a disk that takes nothing is shown by icon, notice and notification, not thrown. */
export interface DiskGuard {
  /** The platform with every callback guarded. */
  readonly platform: Platform
  /** Guards work that a person asks for, of any duration. Errors of other kinds pass through. */
  person<Given extends unknown[]>(work: (...given: Given) => unknown): (...given: Given) => void
}

export function createDiskGuard(options: DiskGuardOptions): DiskGuard {
  const { platform } = options

  function report(error: unknown, caller: Caller): void {
    if (!isDiskTrouble(error)) throw error
    const store = options.store()
    const isKnown = store.state.notices.some(({ id }) => id === DISK_FULL)
    platform.logger.error('the disk takes nothing', error)
    store.update(addNotice({ id: DISK_FULL, kind: 'disk-full' }))
    // timers fail again and again, a click deserves an answer each time
    if (isKnown && caller === 'computer') return
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
  const person = by('person')
  const computer = by('computer')

  const { tray, windows, shortcuts, power, notifications, timers, schedule } = platform
  const guarded: Partial<Platform> = {
    tray: withMembers(tray, {
      onClick: (listener) => tray.onClick(person(listener)),
      onMenu: (listener) => tray.onMenu(person(listener))
    }),
    shortcuts: withMembers(shortcuts, {
      register: (accelerator, pressed) => shortcuts.register(accelerator, person(pressed))
    }),
    notifications: withMembers(notifications, {
      show: ({ clicked, chosen, ...shown }) =>
        notifications.show({
          ...shown,
          ...(clicked ? { clicked: person(clicked) } : {}),
          ...(chosen ? { chosen: person(chosen) } : {})
        })
    }),
    windows: withMembers(windows, {
      onVisibility: (listener) => windows.onVisibility(computer(listener)),
      onBounds: (listener) => windows.onBounds(computer(listener)),
      onClosedToTray: (listener) => windows.onClosedToTray(computer(listener)),
      onFocus: (listener) => windows.onFocus(computer(listener)),
      onOpenRequest: (listener) => windows.onOpenRequest(person(listener))
    }),
    power: withMembers(power, { on: (event, listener) => power.on(event, computer(listener)) }),
    timers: withMembers(timers, {
      after: (delayMs, work) => timers.after(delayMs, computer(work)),
      every: (periodMs, work) => timers.every(periodMs, computer(work))
    }),
    schedule: withMembers(schedule, { at: (times, work) => schedule.at(times, computer(work)) })
  }
  return { platform: withMembers(platform, guarded), person }
}
