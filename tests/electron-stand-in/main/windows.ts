/** What the app and the desktop need of a window, so that they need not know the class. */
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
