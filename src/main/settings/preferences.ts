import type { Platform } from '#main/platform/ports.ts'
import type { Hotkeys } from '#main/hotkeys/bind-hotkeys.ts'
import type { Store } from '#main/store/store.ts'
import { addNotice } from '#main/store/transitions.ts'
import type { Result } from '#shared/failure.ts'
import { ok } from '#shared/failure.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { Messages } from '#shared/messages/catalogue.ts'
import type { ResetScope, Settings, SettingsChange } from '#shared/settings.ts'
import type { Dropped } from '#shared/state.ts'
import { createBackup } from './backup.ts'
import type { Backup } from './backup.ts'
import { describeDiagnostics } from './diagnostics.ts'
import { reset } from './reset.ts'
import type { ChangeSettings, WriteOptions } from './stored-settings.ts'

export interface PreferencesOptions {
  readonly platform: Pick<
    Platform,
    'dialogs' | 'windows' | 'secrets' | 'dataFolder' | 'settingsFile' | 'timers' | 'versions'
  >
  readonly store: Store
  readonly messages: Messages
  readonly hotkeys: () => Hotkeys | null
  readonly changeSettings: ChangeSettings
  readonly signOut: () => Promise<void>
  readonly signOutOfAll: () => Promise<void>
}

/** The commands of the settings view. */
export interface Preferences extends Backup {
  /** Stores a change. Of hotkeys it stores those that could be bound. */
  change(change: SettingsChange): void
  /** Suspends the hotkeys while a window records keys. Recording ends when the window is hidden. */
  record(window: WindowName, isRecording: boolean): void
  /** Resets settings, an account, or everything; see `reset.ts`. */
  reset(what: ResetScope): Promise<void>
  /** Returns a report about the state of Gleaner, without personal data. */
  diagnostics(): string
  saveDiagnostics(): Promise<Result<boolean>>
  stop(): void
}

/** Creates the commands of the settings view. */
export function createPreferences(options: PreferencesOptions): Preferences {
  const { platform, store, messages, hotkeys, changeSettings, signOut, signOutOfAll } = options
  const { dialogs, windows, timers } = platform
  const startedAt = timers.now()
  const settings = (): Settings => store.state.settings
  let recorder: WindowName | null = null

  function change(wanted: Partial<Settings>, options: WriteOptions = {}): void {
    const bound = wanted.hotkeys && hotkeys()?.change(wanted.hotkeys)
    changeSettings(bound ? { ...wanted, hotkeys: bound } : wanted, options)
  }

  const noticeDropped = (dropped: readonly Dropped[]): void =>
    store.update(addNotice({ id: 'import-was-damaged', kind: 'import-was-damaged', dropped }))

  function record(window: WindowName, isRecording: boolean): void {
    recorder = isRecording ? window : null
    hotkeys()?.suspend(isRecording)
  }

  const diagnostics = (): string =>
    describeDiagnostics({
      state: store.state,
      versions: platform.versions,
      now: timers.now(),
      startedAt
    })

  async function saveDiagnostics(): Promise<Result<boolean>> {
    const title = messages.tray.files.diagnostics
    const fileName = 'gleaner-diagnostics.txt'
    return ok(await dialogs.saveText({ title, fileName, text: diagnostics() }))
  }

  const stop = windows.onVisibility((name, what) => {
    if (what !== 'shown' && name === recorder) record(name, false)
  })

  return {
    ...createBackup({
      dialogs,
      messages,
      content: () => platform.settingsFile.read().content,
      change: (imported, from) => change(imported, { from }),
      onDropped: noticeDropped
    }),
    change: (wanted) => change(wanted),
    record,
    reset: (what) => reset(what, { ...platform, settings, changeSettings, signOut, signOutOfAll }),
    diagnostics,
    saveDiagnostics,
    stop
  }
}
