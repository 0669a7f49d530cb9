import '#main/temporal.ts'
import path from 'node:path'
import { app, dialog, protocol } from 'electron'
import { createApp } from '#main/app.ts'
import { readConfig } from '#main/config.ts'
import type { Config } from '#main/config.ts'
import { createDialogs } from '#main/platform/dialogs.ts'
import { registerAppScheme } from '#main/platform/app-scheme.ts'
import { createElectronPlatform } from '#main/platform/electron-platform.ts'
import type { Platform } from '#main/platform/ports.ts'
import { endOnQuit } from '#main/platform/quit.ts'
import { describeStartFailure } from '#main/start-failure.ts'

function prepare(): void {
  app.setName('Gleaner')
  const folder = process.env['GLEANER_USER_DATA'] || app.commandLine.getSwitchValue('user-data-dir')
  if (folder) app.setPath('userData', path.resolve(folder))
  app.enableSandbox()
  registerAppScheme(protocol)
  // without a listener Electron quits when the last window closes
  app.on('window-all-closed', () => {})
}

async function run(): Promise<void> {
  const config = readConfig(process.env, process.argv, app.getVersion())
  const platform = createElectronPlatform()
  try {
    await start(platform, config)
  } catch (error) {
    platform.logger.error('start failed', error)
    throw error
  }
}

async function start(platform: Platform, config: Config): Promise<void> {
  const gleaner = createApp({ platform, config })
  endOnQuit(app, () => gleaner.stop(), platform.logger)
  const started = gleaner.start()
  app.on('second-instance', () => void started.then(gleaner.showPopover))
  await started
  // macOS also announces the launch itself, which shows nothing by itself
  app.on('activate', gleaner.showPopover)
}

function giveUp(error: unknown): void {
  const { title, text } = describeStartFailure(error)
  createDialogs(dialog).fatal(title, text)
  app.exit(1)
}

prepare()
// never awaited here: Electron is ready only after this file has run to its end
if (app.requestSingleInstanceLock()) app.whenReady().then(run).catch(giveUp)
else app.quit()
