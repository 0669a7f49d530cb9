import type { DialogsPort } from '#main/platform/ports.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Settings } from '#shared/settings.ts'
import { settingsOf } from '#shared/settings.ts'
import type { Dropped } from '#shared/state.ts'
import { parseSettings } from './stored-settings.ts'

type Content = Readonly<Record<string, unknown>>

/** Distinguishes an export from other JSON. */
const FORMAT = 'gleaner-settings'

/** The settings in an export. */
const EXPORTED = settingsOf('isExported')

export interface BackupOptions {
  readonly dialogs: Pick<DialogsPort, 'saveText' | 'openText'>
  readonly messages: Messages
  /** Returns the content of the settings file, with the parts of a newer Gleaner. */
  readonly content: () => unknown
  /** Applies imported settings as if the user had changed them in the settings view. */
  readonly change: (change: Partial<Settings>, from: Content) => void
  /** Called with the damaged settings that an import left out. */
  readonly onDropped: (dropped: readonly Dropped[]) => void
}

/** Exports the settings to a file and imports them. Results are false if the user cancels. */
export interface Backup {
  exportSettings(): Promise<Result<boolean>>
  importSettings(): Promise<Result<boolean>>
}

/** Creates export and import of the settings. */
export function createBackup({
  dialogs,
  messages,
  content,
  change,
  onDropped
}: BackupOptions): Backup {
  async function exportSettings(): Promise<Result<boolean>> {
    const title = messages.tray.files.exportSettings
    const text = exportText(content())
    return ok(await dialogs.saveText({ title, fileName: 'gleaner-settings.json', text }))
  }

  async function importSettings(): Promise<Result<boolean>> {
    const title = messages.tray.files.importSettings
    const text = await dialogs.openText({ title, extension: 'json' })
    if (text === null) return ok(false)
    const imported = readExport(text)
    if (!imported) return fail('invalid-input')
    change(imported.change, imported.from)
    if (imported.dropped.length > 0) onDropped(imported.dropped)
    return ok(true)
  }

  return { exportSettings, importSettings }
}

/** Returns the text of a settings export. `content` is the content of the settings file. */
export function exportText(content: unknown): string {
  const { settings, stored } = parseSettings(content)
  const chosen = Object.fromEntries(EXPORTED.map((key) => [key, stored[key] ?? settings[key]]))
  return JSON.stringify({ format: FORMAT, version: settings.version, settings: chosen }, null, 2)
}

/** The settings of an export. */
export interface Imported {
  readonly change: Partial<Settings>
  /** The same settings as the file has them, with the parts of a newer Gleaner. */
  readonly from: Content
  /** Damaged settings that were left out. */
  readonly dropped: readonly Dropped[]
}

/** Reads the text of an export, setting by setting. Returns null if the text is not an export. Never throws. */
export function readExport(text: string): Imported | null {
  const content = parseJson(text)
  if (content?.['format'] !== FORMAT) return null
  const given = content['settings']
  if (typeof given !== 'object' || given === null) return null
  const keys = EXPORTED.filter((key) => Object.hasOwn(given, key))
  const portable = Object.fromEntries(keys.map((key) => [key, (given as Content)[key]]))
  const { settings, stored, dropped } = parseSettings(portable)
  const whole = keys.filter((key) => Object.hasOwn(stored, key))
  return {
    change: Object.fromEntries(whole.map((key) => [key, settings[key]])),
    from: stored,
    dropped
  }
}

function parseJson(text: string): Content | null {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' ? (content as Content | null) : null
  } catch {
    return null
  }
}
