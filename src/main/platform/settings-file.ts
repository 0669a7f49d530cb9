import { renameSync } from 'node:fs'
import path from 'node:path'
import type ElectronStore from 'electron-store'
import type { SettingsFile } from './ports.ts'

export interface SettingsFileOptions {
  readonly folder: string
  readonly Store: typeof ElectronStore
  /** Epoch milliseconds, for the name of a corrupt file's copy. */
  readonly now: () => number
}

type Content = Record<string, unknown>

/** `settings.json` through electron-store; its content is judged by whoever reads it. */
export function createSettingsFile({ folder, Store, now }: SettingsFileOptions): SettingsFile {
  const open = () => new Store<Content>({ cwd: folder, name: 'settings' })
  const { store, corruptCopy } = openOrKeepAside()
  // read once: a file that breaks later is overwritten by the next change
  let content: unknown = { ...store.store }

  function openOrKeepAside() {
    try {
      return { store: open(), corruptCopy: null }
    } catch {
      return { corruptCopy: keepAside(folder, now()), store: open() }
    }
  }

  return {
    read: () => ({ content, corruptCopy }),
    write(next) {
      store.store = next as Content
      content = next
    }
  }
}

/** Moved rather than copied: what cannot be read can still be moved. */
function keepAside(folder: string, now: number): string {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const copy = path.join(folder, `settings.corrupt-${time}.json`)
  renameSync(path.join(folder, 'settings.json'), copy)
  return copy
}
