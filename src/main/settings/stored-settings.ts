import type { SettingsFile } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setSettings } from '#main/store/transitions.ts'
import { isSameAccount } from '#shared/account-choice.ts'
import type { Settings } from '#shared/settings.ts'
import type { Dropped, DroppedKind, Notice } from '#shared/state.ts'
import { settingsContent } from './content.ts'

type Content = Readonly<Record<string, unknown>>

/** Settings as they were read from a file. */
export interface ParsedSettings {
  readonly settings: Settings
  /** The content without its damaged parts, and with everything a newer Gleaner wrote. */
  readonly kept: Content
  /** The damaged parts that were left out, counted. */
  readonly dropped: readonly Dropped[]
}

export interface ReadSettings {
  readonly settings: Settings
  readonly dropped: readonly Dropped[]
  /** Where a file that was damaged, in parts or as a whole, was kept. */
  readonly corruptCopy: string | null
}

/**
 * Reads the settings and never throws. A file with damaged parts is kept aside; its good parts are
 * written back, so that the damage is reported once.
 */
export function readSettings(file: SettingsFile): ReadSettings {
  const { content, corruptCopy } = file.read()
  const { settings, kept, dropped } = parseSettings(content)
  if (dropped.length === 0) return { settings, dropped, corruptCopy }
  try {
    const copy = file.keepAside()
    file.write(kept)
    return { settings, dropped, corruptCopy: copy }
  } catch {
    // a disk that takes no copy: the damaged file stays as it is until something is changed
    return { settings, dropped, corruptCopy }
  }
}

/** Returns the notice about a damaged settings file, or null if the file was sound. */
export function damageNotice({ dropped, corruptCopy }: ReadSettings): Notice | null {
  if (!corruptCopy && dropped.length === 0) return null
  const kind = dropped.length > 0 ? 'settings-were-damaged' : 'settings-were-corrupt'
  return { id: kind, kind, dropped, ...(corruptCopy ? { detail: corruptCopy } : {}) }
}

/** Reads any content as settings, part by part. Never throws. */
export function parseSettings(content: unknown): ParsedSettings {
  const { value, kept, damaged } = settingsContent.read(content)
  return {
    settings: withCurrentAccount(value),
    kept: (kept ?? {}) as Content,
    dropped: counted(damaged)
  }
}

/** Before several accounts could be kept, only the current one was written. */
function withCurrentAccount(settings: Settings): Settings {
  const { account: current, accounts } = settings
  if (!current || accounts.some((each) => isSameAccount(each, current))) return settings
  return { ...settings, accounts: [...accounts, { ...current, name: '', person: '' }] }
}

function counted(damaged: readonly DroppedKind[]): readonly Dropped[] {
  const counts = new Map<DroppedKind, number>()
  for (const kind of damaged) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count }))
}

export interface WriteOptions {
  /** The content the change was read from: its parts that this Gleaner does not know are kept as well. */
  readonly from?: Content
  /** Forgets everything in the file that this Gleaner does not know. */
  readonly isReset?: boolean
}

/** Changes settings permanently: the file first, then the state. */
export function createSettingsWriter(file: SettingsFile, store: Store) {
  return (change: Partial<Settings>, { from = {}, isReset = false }: WriteOptions = {}): void => {
    const settings = { ...store.state.settings, ...change }
    const { content } = file.read()
    const base = isReset ? {} : { ...(content as Content | undefined), ...from }
    file.write(settingsContent.write(base, settings))
    store.update(setSettings(settings))
  }
}

export type ChangeSettings = ReturnType<typeof createSettingsWriter>
