import { copyFileSync, existsSync, renameSync } from 'node:fs'
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

/** Opens `settings.json` with electron-store. The caller validates the content. */
export function createSettingsFile({ folder, Store, now }: SettingsFileOptions): SettingsFile {
  const file = path.join(folder, 'settings.json')
  const open = () => new Store<Content>({ cwd: folder, name: 'settings' })
  const { store, corruptCopy } = openOrKeepAside()
  // read once: the next change overwrites a file that is damaged later
  let content: unknown = { ...store.store }

  function openOrKeepAside() {
    try {
      return { store: open(), corruptCopy: null }
    } catch {
      const corruptCopy = copyName(folder, now())
      // moved instead of copied, because a file that cannot be read can still be moved
      renameSync(file, corruptCopy)
      return { corruptCopy, store: open() }
    }
  }

  return {
    read: () => ({ content, corruptCopy }),
    keepAside() {
      if (!existsSync(file)) return null
      const copy = copyName(folder, now())
      copyFileSync(file, copy)
      return copy
    },
    write(next) {
      store.store = next as Content
      content = next
    }
  }
}

function copyName(folder: string, now: number): string {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  return path.join(folder, `settings.corrupt-${time}.json`)
}
