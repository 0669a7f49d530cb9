import type { SettingsFile } from '#main/platform/ports.ts'
import type { Store } from '#main/store/store.ts'
import { setSettings } from '#main/store/transitions.ts'
import { isSameAccount } from '#shared/account-choice.ts'
import type { Settings } from '#shared/settings.ts'
import type { Dropped, DroppedKind, Notice } from '#shared/state.ts'
import { settingsContent } from './content.ts'

type Content = Readonly<Record<string, unknown>>

/** The settings of a file. */
export interface ParsedSettings {
  readonly settings: Settings
  /** The content without its damaged parts, and with the parts of a newer Gleaner. */
  readonly stored: Content
  /** The number of damaged parts that were left out, by kind. */
  readonly dropped: readonly Dropped[]
}

/** The settings at the start. */
export interface ReadSettings {
  readonly settings: Settings
  readonly dropped: readonly Dropped[]
  /** The path of the copy of a damaged file; null if the file was sound. */
  readonly corruptCopy: string | null
}

/**
 * Reads the settings. Copies a damaged file, and writes its sound parts back, so that Gleaner reports the damage only
 * once. Never throws.
 */
export function readSettings(file: SettingsFile): ReadSettings {
  const { content, corruptCopy } = file.read()
  const { settings, stored, dropped } = parseSettings(content)
  if (dropped.length === 0) return { settings, dropped, corruptCopy }
  try {
    const copy = file.keepAside()
    file.write(stored)
    return { settings, dropped, corruptCopy: copy }
  } catch {
    // without a copy the damaged file stays as it is until the next change
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
  const { value, stored, damaged } = settingsContent.read(content)
  return {
    settings: withCurrentAccount(value),
    stored: (stored ?? {}) as Content,
    dropped: counted(damaged)
  }
}

/** Adds the open account to the accounts: older versions stored the open account only. */
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
  /** The content that the change was read from. Its parts of a newer Gleaner are stored too. */
  readonly from?: Content
  /** Deletes the parts of a newer Gleaner. */
  readonly isReset?: boolean
}

/** Returns a function that changes settings: first the file, then the state. Throws if the disk refuses the write. */
export function createSettingsWriter(file: SettingsFile, store: Store) {
  return (change: Partial<Settings>, { from = {}, isReset = false }: WriteOptions = {}): void => {
    const settings = { ...store.state.settings, ...change }
    const { content } = file.read()
    const base = isReset ? {} : { ...(content as Content | undefined), ...from }
    file.write(settingsContent.write(base, settings))
    store.update(setSettings(settings))
  }
}

/** Changes settings in the file and in the state. Throws if the disk refuses the write. */
export type ChangeSettings = ReturnType<typeof createSettingsWriter>
