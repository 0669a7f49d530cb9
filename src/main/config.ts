import { isHarvestHost } from '#shared/harvest-hosts.ts'
import { messagesFor, type Messages } from '#shared/messages/catalogue.ts'

type StartupTexts = Messages['startup']

/** The command of a launch, from its command line. */
export type LaunchWish =
  | { readonly kind: 'none' | 'toggle' | 'new' | 'show' | 'nothing' }
  | { readonly kind: 'link'; readonly address: string }

/** The configuration from the environment and the command line. */
export interface Config {
  /** `https://api.harvestapp.com/v2`, or an override on loopback or at Harvest. Without a slash at the end. */
  readonly apiUrl: string
  /** `https://id.getharvest.com`, or an override. Without a slash at the end. */
  readonly idUrl: string
  /** `--demo`: opens the demo account. */
  readonly demo: boolean
  /** `--hidden`: shows only the tray icon, for a start at login. */
  readonly hidden: boolean
  readonly wish: LaunchWish
  readonly userAgent: string
}

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Thrown for an override of an address that is neither Harvest's nor loopback: it would get the token. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** Returns `message` in the language of these texts. */
  readonly describe: (texts: StartupTexts) => string

  constructor(describe: (texts: StartupTexts) => string) {
    super(describe(messagesFor('en').startup))
    this.describe = describe
  }
}

/**
 * Reads the configuration. Addresses come from the environment only, because another program can put text into the
 * command line through a link. Throws `ConfigError` with a sentence for the user if an address is not allowed.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  version: string
): Config {
  return {
    apiUrl: allowedAddress(
      'GLEANER_API_URL',
      env['GLEANER_API_URL'],
      'https://api.harvestapp.com/v2'
    ),
    idUrl: allowedAddress('GLEANER_ID_URL', env['GLEANER_ID_URL'], 'https://id.getharvest.com'),
    demo: hasSwitch(argv, '--demo'),
    hidden: hasSwitch(argv, '--hidden'),
    wish: readWish(argv),
    userAgent: `Gleaner/${version} (https://github.com/gleaner-app/gleaner)`
  }
}

/**
 * Reads the command of a launch. If the command line contains a `gleaner:` address, another program has written it, and
 * everything else in it is ignored.
 */
export function readWish(argv: readonly string[]): LaunchWish {
  const link = argv.find(isAddress)
  if (link !== undefined) return { kind: 'link', address: link }
  if (argv.includes('--toggle')) return { kind: 'toggle' }
  if (argv.includes('--new')) return { kind: 'new' }
  if (argv.includes('--show')) return { kind: 'show' }
  return { kind: argv.includes('--hidden') ? 'nothing' : 'none' }
}

/** True if the command line contains a switch and no address. */
function hasSwitch(argv: readonly string[], name: string): boolean {
  return argv.includes(name) && !argv.some(isAddress)
}

function isAddress(argument: string): boolean {
  return /^gleaner:/i.test(argument)
}

/** Returns the given address if it is allowed, or the standard one if none is given. Throws `ConfigError`. */
function allowedAddress(variable: string, given: string | undefined, standard: string): string {
  if (given === undefined || given === '') return standard
  if (!URL.canParse(given))
    throw new ConfigError((texts) => texts.notAnAddress({ variable, given }))
  const url = new URL(given)
  const isHarvest = url.protocol === 'https:' && isHarvestHost(url.hostname)
  const isLoopback = /^https?:$/.test(url.protocol) && LOOPBACK_HOSTS.has(url.hostname)
  if ((!isHarvest && !isLoopback) || url.username !== '' || url.password !== '')
    throw new ConfigError((texts) => texts.addressRefused({ variable, host: url.host }))
  return given.replace(/\/+$/, '')
}
