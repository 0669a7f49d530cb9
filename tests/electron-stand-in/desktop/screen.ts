import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { modes } from './modes.ts'

type Shown = Pick<
  Electron.Display,
  'id' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor' | 'rotation' | 'label'
>

const DISPLAY: Shown = {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
  workArea: { x: 0, y: 27, width: 1920, height: 1053 },
  workAreaSize: { width: 1920, height: 1053 },
  scaleFactor: 1,
  rotation: 0
}

/** One display with a panel at its top. */
class Screen extends EventEmitter {
  #cursor: Electron.Point = { x: 1700, y: 13 }

  getPrimaryDisplay(): Electron.Display {
    return DISPLAY as Electron.Display
  }
  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()]
  }
  getDisplayMatching(_rect: Electron.Rectangle): Electron.Display {
    return this.getPrimaryDisplay()
  }
  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return this.getPrimaryDisplay()
  }
  getCursorScreenPoint(): Electron.Point {
    return modes.wayland ? { x: 0, y: 0 } : { ...this.#cursor }
  }

  _moveCursor(point: Electron.Point): void {
    this.#cursor = point
  }
}

export const screen = new Screen()
