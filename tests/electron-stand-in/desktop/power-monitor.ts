import { EventEmitter } from 'node:events'
import { modes } from './modes.ts'

class PowerMonitor extends EventEmitter {
  #idleSeconds = 0
  #locked = false

  /** Returns 0 on Wayland desktops other than GNOME, which do not report the idle time. */
  getSystemIdleTime(): number {
    return modes.wayland && !modes.gnome ? 0 : this.#idleSeconds
  }
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' {
    if (!(idleThreshold > 0)) {
      throw new TypeError('Invalid idle threshold, must be greater than 0')
    }
    if (this.#locked) return 'locked'
    return this.getSystemIdleTime() >= idleThreshold ? 'idle' : 'active'
  }
  getCurrentThermalState(): 'unknown' {
    return 'unknown'
  }
  isOnBatteryPower(): boolean {
    return false
  }
  get onBatteryPower(): boolean {
    return false
  }

  _idle(seconds: number): void {
    this.#idleSeconds = seconds
  }

  /** Linux has no lock and unlock events: the state is all an app can see there. Tests of the other systems emit them. */
  _lock(locked: boolean): void {
    this.#locked = locked
    this.emit(locked ? 'lock-screen' : 'unlock-screen')
  }
}

export const powerMonitor = new PowerMonitor()
