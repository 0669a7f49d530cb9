/** The states of the icon, one picture each. */
export type TrayIcon = 'signed-out' | 'idle' | 'running' | 'offline' | 'attention' | 'asking'

export type TrayMenuItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly enabled: boolean
      readonly accelerator?: string
      /** The entry that the item is about, where its id does not name it. */
      readonly entryKey?: string
    }

/** Everything the tray shows, as data: the platform only paints it. */
export interface TrayView {
  readonly icon: TrayIcon
  readonly toolTip: string
  /** Text beside the icon, macOS only; '' for none. */
  readonly title: string
  readonly menu: readonly TrayMenuItem[]
}
