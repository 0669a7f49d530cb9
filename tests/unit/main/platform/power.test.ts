import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { describe, expect, it } from 'vitest'
import { createPower } from '#main/platform/power.ts'
import type { PowerPort } from '#main/platform/ports.ts'
import { SECOND } from '#shared/durations.ts'
import { StandingClock } from './fake-timers.ts'

class FakeMonitor extends EventEmitter {
  seconds = 0
  isLocked = false
  isOnBattery = false
  isOnBatteryPower = () => this.isOnBattery
  getSystemIdleTime = () => this.seconds
  getSystemIdleState = (threshold: number) => {
    if (threshold <= 0) throw new TypeError('must be greater than 0')
    return this.isLocked ? 'locked' : 'active'
  }
}

function on(os: 'linux' | 'darwin' | 'win32') {
  const monitor = new FakeMonitor()
  const timers = new StandingClock()
  const power = createPower({ powerMonitor: monitor as unknown as PowerMonitor, os, timers })
  return { monitor, timers, power }
}

function listen(power: PowerPort, ...events: Parameters<PowerPort['on']>[0][]): string[] {
  const heard: string[] = []
  for (const event of events) power.on(event, () => heard.push(event))
  return heard
}

describe('the power monitor', () => {
  it('the idle time and the lock state are reported', () => {
    const { monitor, power } = on('linux')
    monitor.seconds = 300
    expect(power.idleSeconds()).toBe(300)
    expect(power.isLocked()).toBe(false)
    monitor.isLocked = true
    expect(power.isLocked()).toBe(true)
  })

  it('battery use is reported', () => {
    const { monitor, power } = on('linux')
    expect(power.isOnBattery()).toBe(false)
    monitor.isOnBattery = true
    expect(power.isOnBattery()).toBe(true)
  })

  it('each suspend and each resume is reported once', () => {
    const { monitor, power } = on('darwin')
    const heard = listen(power, 'suspend', 'resume')
    for (const event of ['suspend', 'suspend', 'resume', 'resume', 'suspend']) monitor.emit(event)
    expect(heard).toEqual(['suspend', 'resume', 'suspend'])
  })

  it('a resume without a suspend is reported', () => {
    const { monitor, power } = on('darwin')
    const heard = listen(power, 'resume')
    monitor.emit('resume')
    expect(heard).toEqual(['resume'])
  })

  it('a shutdown is reported', () => {
    const { monitor, power } = on('linux')
    const heard = listen(power, 'shutdown')
    monitor.emit('shutdown')
    expect(heard).toEqual(['shutdown'])
  })

  it('a switch to another user on macOS counts as a lock', () => {
    const { monitor, power } = on('darwin')
    const heard = listen(power, 'lock', 'unlock')
    for (const event of ['user-did-resign-active', 'lock-screen', 'user-did-become-active'])
      monitor.emit(event)
    expect(heard).toEqual(['lock', 'unlock'])
  })

  it('the lock screen on Windows is reported without polling', () => {
    const { monitor, timers, power } = on('win32')
    const heard = listen(power, 'lock', 'unlock')
    monitor.emit('lock-screen')
    monitor.emit('unlock-screen')
    expect(heard).toEqual(['lock', 'unlock'])
    expect(timers.size).toBe(0)
  })
})

describe('the lock screen on Linux', () => {
  it('the lock state is polled every five seconds', () => {
    const { monitor, timers, power } = on('linux')
    const heard = listen(power, 'lock', 'unlock')
    timers.turn(5 * SECOND)
    expect(heard).toEqual([])
    monitor.isLocked = true
    timers.turn(4 * SECOND)
    expect(heard).toEqual([])
    timers.turn(20 * SECOND)
    expect(heard).toEqual(['lock'])
    monitor.isLocked = false
    timers.turn(5 * SECOND)
    expect(heard).toEqual(['lock', 'unlock'])
  })

  it('the lock state is polled only while there are listeners', () => {
    const { timers, power } = on('linux')
    expect(timers.size).toBe(0)
    const stops = [power.on('lock', () => {}), power.on('unlock', () => {})]
    expect(timers.size).toBe(1)
    for (const stop of stops) stop()
    expect(timers.size).toBe(0)
  })
})
