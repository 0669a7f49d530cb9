import { EventEmitter } from 'node:events'
import { throwsWhenDestroyed } from '../destroyed.ts'

/** The appearance of a window on its desktop. Nothing draws it here, so the methods do nothing. */
export abstract class WindowLooks extends EventEmitter {
  abstract isDestroyed(): boolean

  setSkipTaskbar(): void {}
  setVisibleOnAllWorkspaces(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setBackgroundColor(): void {}
  setOverlayIcon(): void {}
  setProgressBar(): void {}
  setOpacity(): void {}
  setIcon(): void {}
  flashFrame(): void {}
  moveTop(): void {}
  setContentProtection(): void {}
  center(): void {}
  setThumbarButtons(): boolean {
    return true
  }
  isFullScreen(): boolean {
    return false
  }
}

throwsWhenDestroyed(WindowLooks.prototype)
