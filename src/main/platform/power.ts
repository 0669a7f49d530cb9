import type { PowerMonitor } from 'electron'
import { SECOND } from '#shared/durations.ts'
import type { DesktopFacts } from '#shared/state.ts'
import { Listeners } from './listeners.ts'
import type { PowerPort, Timers } from './ports.ts'

/** Linux has no event for the lock screen: it is looked at this often, while somebody wants to know. */
const LOCK_PERIOD = 5 * SECOND

export interface PowerOptions {
  readonly powerMonitor: PowerMonitor
  readonly os: DesktopFacts['os']
  readonly timers: Timers
}

/** Systems repeat themselves and leave things out: each change is told once. */
export function createPower({ powerMonitor, os, timers }: PowerOptions): PowerPort {
  const sleep = twoStates('suspend', 'resume')
  const lock = twoStates('lock', 'unlock')
  const shutdown = new Listeners<[]>()
  let stopLooking: (() => void) | null = null

  const isLocked = () => powerMonitor.getSystemIdleState(1) === 'locked'
  const look = () => lock.become(isLocked() ? 'lock' : 'unlock')

  function watchLock(): void {
    if (lock.size > 0 && stopLooking === null) {
      lock.assume(isLocked() ? 'lock' : 'unlock')
      stopLooking = timers.every(LOCK_PERIOD, look)
    }
    if (lock.size > 0) return
    stopLooking?.()
    stopLooking = null
  }

  powerMonitor.on('suspend', () => sleep.become('suspend'))
  powerMonitor.on('resume', () => sleep.become('resume'))
  powerMonitor.on('shutdown', () => shutdown.call())
  if (os !== 'linux') {
    powerMonitor.on('lock-screen', () => lock.become('lock'))
    powerMonitor.on('unlock-screen', () => lock.become('unlock'))
  }
  if (os === 'darwin') {
    // another person took over the screen, and gave it back
    powerMonitor.on('user-did-resign-active', () => lock.become('lock'))
    powerMonitor.on('user-did-become-active', () => lock.become('unlock'))
  }

  return {
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    isLocked,
    on(event, listener) {
      if (event === 'shutdown') return shutdown.add(listener)
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

/** Two states that take turns; the first news is always news. */
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
