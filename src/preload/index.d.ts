import type { Desktop } from '#shared/ipc.ts'

declare global {
  interface Window {
    readonly desktop: Desktop
  }
}
