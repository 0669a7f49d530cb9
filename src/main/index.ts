// must be the first import: other modules may create files while they load
import './private-files.ts'
import './temporal.ts'
import path from 'node:path'
import { app, dialog, protocol } from 'electron'
import { createApp } from './app.ts'
import { readConfig, readWish } from './config.ts'
import type { Config } from './config.ts'
import { createDialogs } from '#main/platform/dialogs.ts'
import { registerAppScheme } from '#main/platform/app-scheme.ts'
import { createElectronPlatform, findComputerLocales } from '#main/platform/electron-platform.ts'
import { setIdentity, registerScheme } from '#main/platform/identity.ts'
import { collectAddresses } from '#main/platform/opened-addresses.ts'
import type { Platform } from '#main/platform/ports.ts'
import { stopBeforeQuit } from '#main/platform/quit.ts'
import { describeStartFailure } from '#main/prompts/start-failure.ts'

function prepare(): void {
  app.setName('Gleaner')
  setIdentity(app, process.platform)
  app.setPath('userData', path.resolve(findUserData()))
  app.enableSandbox()
  registerAppScheme(protocol)
  // without a listener Electron quits when the last window closes
  app.on('window-all-closed', () => {})
}

/**
 * Returns the data folder. If the command line contains an address, its switch is ignored: a link must not choose the
 * folder.
 */
function findUserData(): string {
  const given = app.commandLine.getSwitchValue('user-data-dir')
  const usual = path.join(app.getPath('appData'), app.getName())
  const isLink = readWish(process.argv).kind === 'link'
  return process.env['GLEANER_USER_DATA'] || (isLink ? '' : given) || usual
}

async function run(): Promise<void> {
  const read = readConfig(process.env, process.argv, app.getVersion())
  // macOS starts login items without any switch
  const isLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
  const config = { ...read, hidden: read.hidden || isLogin }
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
  stopBeforeQuit(app, () => gleaner.stop(), platform.logger)
  const started = gleaner.start()
  app.on('second-instance', (_event, argv) => {
    void started.then(() => gleaner.launchAgain(readWish(argv)))
  })
  addresses.forwardTo((address) => gleaner.launchAgain({ kind: 'link', address }))
  await started
  registerScheme(app, process.platform)
  // macOS also sends this event at the launch, which has to show nothing by itself
  app.on('activate', gleaner.showPopover)
}

function giveUp(error: unknown): void {
  const { title, text } = describeStartFailure(error, findComputerLocales().locale)
  createDialogs(dialog).fatal(title, text)
  app.exit(1)
}

const addresses = collectAddresses(app)
prepare()
// must not be awaited: Electron becomes ready only after this module has finished
if (app.requestSingleInstanceLock()) app.whenReady().then(run).catch(giveUp)
else app.quit()
