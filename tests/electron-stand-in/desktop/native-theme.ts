import { EventEmitter } from 'node:events'
import { emit } from '../events.ts'
import { windows } from '../main/windows.ts'

type ThemeSource = 'system' | 'light' | 'dark'

class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system'
  #systemIsDark = false

  get themeSource(): ThemeSource {
    return this.#source
  }
  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${source}`)
    }
    this.#source = source
    this.#apply()
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark'
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#systemIsDark
  }
  get shouldUseHighContrastColors(): boolean {
    return false
  }
  get shouldUseInvertedColorScheme(): boolean {
    return false
  }
  get prefersReducedTransparency(): boolean {
    return false
  }
  get inForcedColorsMode(): boolean {
    return false
  }

  _setSystem(dark: boolean): void {
    this.#systemIsDark = dark
    this.#apply()
  }

  #apply(): void {
    for (const window of windows.open) window._setColorScheme(this.shouldUseDarkColors)
    setImmediate(() => emit(this, 'updated'))
  }
}

export const nativeTheme = new NativeTheme()
