import { uptime } from 'node:os'
import type { PowerMonitor } from 'electron'
import { MINUTE, SECOND } from '#shared/durations.ts'
import type { DesktopFacts } from '#shared/state.ts'
import type { IdleEvents, IdleSource } from './idle/idle-source.ts'
import { Listeners } from '#shared/listeners.ts'
import type { PowerPort, Timers } from './ports.ts'

/** Linux has no event for the lock screen, so it is polled this often while there are listeners. */
const LOCK_PERIOD = 5 * SECOND
/** Delay before a lost idle source is opened again. */
const SOURCE_RETRY = MINUTE

export interface PowerOptions {
  readonly powerMonitor: PowerMonitor
  readonly os: DesktopFacts['os']
  readonly timers: Timers
  /** Opens the idle source if Electron has none: once, and again after it was lost. */
  readonly openSource?: (events: IdleEvents) => Promise<IdleSource | null>
}

/** Reports each change once, although systems repeat events and leave some out. */
export function createPower({ powerMonitor, os, timers, openSource }: PowerOptions): PowerPort {
  const sleep = twoStates('suspend', 'resume')
  const lock = twoStates('lock', 'unlock')
  const shutdown = new Listeners<[]>()
  let stopPolling: (() => void) | null = null
  const inputs = createInputs(powerMonitor, timers, openSource)

  const isLocked = () => powerMonitor.getSystemIdleState(1) === 'locked'
  const poll = () => lock.become(isLocked() ? 'lock' : 'unlock')

  function watchLock(): void {
    if (lock.size > 0 && stopPolling === null) {
      lock.assume(isLocked() ? 'lock' : 'unlock')
      stopPolling = timers.every(LOCK_PERIOD, poll)
    }
    if (lock.size > 0) return
    stopPolling?.()
    stopPolling = null
  }

  powerMonitor.on('suspend', () => sleep.become('suspend'))
  powerMonitor.on('resume', () => sleep.become('resume'))
  powerMonitor.on('shutdown', () => shutdown.call())
  if (os !== 'linux') {
    powerMonitor.on('lock-screen', () => lock.become('lock'))
    powerMonitor.on('unlock-screen', () => lock.become('unlock'))
  }
  if (os === 'darwin') {
    // fast user switching on macOS: another user took the screen, or gave it back
    powerMonitor.on('user-did-resign-active', () => lock.become('lock'))
    powerMonitor.on('user-did-become-active', () => lock.become('unlock'))
  }

  return {
    idleSeconds: inputs.idleSeconds,
    idleSource: inputs.source,
    isLocked,
    isOnBattery: () => powerMonitor.isOnBatteryPower(),
    uptimeMs: () => uptime() * SECOND,
    on(event, listener) {
      if (event === 'shutdown') return shutdown.add(listener)
      if (event === 'presence' || event === 'source') return inputs.on(event, listener)
      if (event === 'suspend' || event === 'resume') return sleep.on(event, listener)
      const unsubscribe = lock.on(event, listener)
      if (os === 'linux') watchLock()
      return () => {
        unsubscribe()
        if (os === 'linux') watchLock()
      }
    }
  }
}

/** Creates the source of idle time: Electron, or on Wayland the idle source of the desktop. */
function createInputs(
  powerMonitor: PowerMonitor,
  timers: Timers,
  openSource: PowerOptions['openSource']
) {
  const listeners = { presence: new Listeners<[]>(), source: new Listeners<[]>() }
  let phase: 'closed' | 'open' = 'closed'
  let source: IdleSource | null = null

  async function open(): Promise<void> {
    phase = 'open'
    source = (await openSource?.(events)) ?? null
    listeners.source.call()
  }

  const events: IdleEvents = {
    presence: () => listeners.presence.call(),
    lost() {
      source = null
      listeners.source.call()
      timers.after(SOURCE_RETRY, () => void open())
    }
  }

  return {
    idleSeconds: () =>
      openSource ? Math.floor((source?.idleMs() ?? 0) / SECOND) : powerMonitor.getSystemIdleTime(),
    source: () => (openSource ? (source?.name ?? 'unavailable') : 'system'),
    on(event: 'presence' | 'source', listener: () => void) {
      const unsubscribe = listeners[event].add(listener)
      if (phase === 'closed') void open()
      return unsubscribe
    }
  } as const
}

/** Reports changes between two states. The first event always counts as a change. */
function twoStates<Name extends string>(one: Name, other: Name) {
  const listeners = { [one]: new Listeners<[]>(), [other]: new Listeners<[]>() } as Readonly<
    Record<Name, Listeners<[]>>
  >
  let state: Name | null = null
  return {
    get size(): number {
      return listeners[one].size + listeners[other].size
    },
    on: (event: Name, listener: () => void) => listeners[event].add(listener),
    assume(now: Name): void {
      state = now
    },
    become(now: Name): void {
      if (state === now) return
      state = now
      listeners[now].call()
    }
  }
}
