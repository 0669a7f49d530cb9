/** The part of a window that the app and the desktop use, independent of its class. */
export interface OpenWindow {
  close(): void
  destroy(): void
  _setColorScheme(dark: boolean): void
}

class Windows<W extends OpenWindow> {
  readonly open = new Set<W>()
  focused: W | undefined
}

export const windows = new Windows<OpenWindow>()
