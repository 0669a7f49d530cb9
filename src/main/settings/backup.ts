import type { DialogsPort } from '#main/platform/ports.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { Settings } from '#shared/settings.ts'
import { parseSettings } from './settings.ts'

/** Tells our files from any other JSON. */
const FORMAT = 'gleaner-settings'

/**
 * What goes from one computer to another: what a person chose, and nothing that says who is signed in,
 * where windows stand, or which hosts are trusted.
 */
const PORTABLE = [
  'theme',
  'language',
  'trayLabel',
  'discreet',
  'launchAtLogin',
  'idle',
  'away',
  'workHours',
  'reminders',
  'hotkeys',
  'favourites',
  'externalChangeNotices'
] as const satisfies readonly (keyof Settings)[]

export interface BackupOptions {
  readonly dialogs: Pick<DialogsPort, 'saveText' | 'openText'>
  readonly messages: Messages
  readonly settings: () => Settings
  /** Applies what was imported, as if the person had changed it by hand. */
  readonly change: (change: Partial<Settings>) => void
}

/** Settings as a file of the person's own. */
export interface Backup {
  exportSettings(): Promise<Result<boolean>>
  importSettings(): Promise<Result<boolean>>
}

export function createBackup({ dialogs, messages, settings, change }: BackupOptions): Backup {
  async function exportSettings(): Promise<Result<boolean>> {
    const title = messages.tray.files.exportSettings
    const text = exportText(settings())
    return ok(await dialogs.saveText({ title, fileName: 'gleaner-settings.json', text }))
  }

  async function importSettings(): Promise<Result<boolean>> {
    const title = messages.tray.files.importSettings
    const text = await dialogs.openText({ title, extension: 'json' })
    if (text === null) return ok(false)
    const imported = readExport(text)
    if (!imported) return fail('invalid-input')
    change(imported)
    return ok(true)
  }

  return { exportSettings, importSettings }
}

/** The file's text. */
export function exportText(settings: Settings): string {
  const chosen = Object.fromEntries(PORTABLE.map((key) => [key, settings[key]]))
  return JSON.stringify({ format: FORMAT, version: settings.version, settings: chosen }, null, 2)
}

/** What a file holds of settings; null when it is none of ours. Never throws. */
export function readExport(text: string): Partial<Settings> | null {
  const content = parseJson(text)
  if (content?.['format'] !== FORMAT) return null
  const given = content['settings']
  if (typeof given !== 'object' || given === null) return null
  const parsed = parseSettings(given)
  const keys = PORTABLE.filter((key) => Object.hasOwn(given, key))
  return Object.fromEntries(keys.map((key) => [key, parsed[key]]))
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' ? (content as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}
