import type { DesktopModes } from './desktop/modes.ts'

/** The settings of one run, read once from what the stand-in was started with. */
export interface Run {
  /** True if Playwright started the app: `ready` waits until it has attached. */
  readonly driven: boolean
  readonly headful: boolean
  /** True if a user works with the windows. */
  readonly forAPerson: boolean
  /** Windows may reach servers other than the app's own scheme. */
  readonly network: boolean
  readonly screenshotFolder: string | undefined
  readonly chromium: string | undefined
  /** Address of a running Chromium that this process may use until it ends. */
  readonly sharedChromium: string | undefined
  readonly chromiumLog: string | undefined
  readonly desktop: DesktopModes
  /** Command line switches without their dashes; a switch without a value has ''. */
  readonly switches: ReadonlyMap<string, string>
  /** The environment as it was, for Chromium: the app's own may pretend to be on Wayland. */
  readonly environment: NodeJS.ProcessEnv
}

function readRun(argv: readonly string[], execArgv: readonly string[]): Run {
  const environment = { ...process.env }
  const modes = (environment['STAND_IN_DESKTOP'] ?? '').split(',')
  const headful = environment['STAND_IN_HEADFUL'] === '1'
  const driven =
    argv.includes('--remote-debugging-port=0') &&
    execArgv.some((flag) => flag.startsWith('--inspect'))
  return {
    driven,
    headful,
    forAPerson: headful && !driven,
    network: environment['STAND_IN_NETWORK'] === '1',
    screenshotFolder: environment['STAND_IN_SCREENSHOTS'],
    chromium: environment['STAND_IN_CHROMIUM'],
    sharedChromium: driven ? environment['STAND_IN_SHARED_CHROMIUM'] || undefined : undefined,
    chromiumLog: environment['STAND_IN_LOG'],
    desktop: {
      gnome: modes.includes('gnome'),
      wayland: modes.includes('wayland'),
      noTrayHost: modes.includes('no-tray-host'),
      refusesFocus: modes.includes('refuses-focus'),
      allowsHiddenInput: modes.includes('hidden-input')
    },
    switches: readSwitches(argv),
    environment
  }
}

function readSwitches(argv: readonly string[]): ReadonlyMap<string, string> {
  const typed = argv.filter((argument) => argument.startsWith('--'))
  return new Map(
    typed.map((argument) => {
      const [name = '', ...value] = argument.slice(2).split('=')
      return [name, value.join('=')]
    })
  )
}

export const run = readRun(process.argv, process.execArgv)
