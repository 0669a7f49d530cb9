import { messagesFor, type Messages } from '#shared/messages/catalogue.ts'

type StartupTexts = Messages['startup']

/** What a launch, the first or a later one, asks for besides showing Gleaner. */
export type LaunchWish =
  | { readonly kind: 'none' | 'toggle' | 'new' | 'show' | 'nothing' }
  | { readonly kind: 'link'; readonly address: string }

/** What the environment and the command line decide, read once. */
export interface Config {
  /** `https://api.harvestapp.com/v2`, or an override on loopback or at Harvest; no slash at the end. */
  readonly apiUrl: string
  /** `https://id.getharvest.com`, or an override; no slash at the end. */
  readonly idUrl: string
  /** `--demo`: go straight to the demo account. */
  readonly demo: boolean
  /** `--hidden`: started at login, show nothing but the tray. */
  readonly hidden: boolean
  readonly wish: LaunchWish
  readonly userAgent: string
}

const HARVEST_HOSTS = /(^|\.)(harvestapp\.com|getharvest\.com)$/
const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Thrown for an override that is neither Harvest's nor loopback: the token would go to a stranger. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** The same as `message` in the language of these texts. */
  readonly inWords: (texts: StartupTexts) => string

  constructor(inWords: (texts: StartupTexts) => string) {
    super(inWords(messagesFor('en').startup))
    this.inWords = inWords
  }
}

/**
 * Reads configuration; throws `ConfigError` with a sentence for the person when an address is not
 * allowed. Addresses are taken from the environment only, never from the command line, where
 * another program could place them through a link.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  version: string
): Config {
  return {
    apiUrl: address('GLEANER_API_URL', env['GLEANER_API_URL'], 'https://api.harvestapp.com/v2'),
    idUrl: address('GLEANER_ID_URL', env['GLEANER_ID_URL'], 'https://id.getharvest.com'),
    demo: has(argv, '--demo'),
    hidden: has(argv, '--hidden'),
    wish: readWish(argv),
    userAgent: `Gleaner/${version} (https://github.com/gleaner-app/gleaner)`
  }
}

/**
 * What a command line asks for. One with an address comes from another program, which could have put
 * anything beside it: the address alone counts.
 */
export function readWish(argv: readonly string[]): LaunchWish {
  const link = argv.find(isAddress)
  if (link !== undefined) return { kind: 'link', address: link }
  if (argv.includes('--toggle')) return { kind: 'toggle' }
  if (argv.includes('--new')) return { kind: 'new' }
  if (argv.includes('--show')) return { kind: 'show' }
  return { kind: argv.includes('--hidden') ? 'nothing' : 'none' }
}

function has(argv: readonly string[], wanted: string): boolean {
  return argv.includes(wanted) && !argv.some(isAddress)
}

function isAddress(argument: string): boolean {
  return /^gleaner:/i.test(argument)
}

function address(variable: string, given: string | undefined, standard: string): string {
  if (given === undefined || given === '') return standard
  if (!URL.canParse(given))
    throw new ConfigError((texts) => texts.notAnAddress({ variable, given }))
  const url = new URL(given)
  const isHarvest = url.protocol === 'https:' && HARVEST_HOSTS.test(url.hostname)
  const isLoopback = /^https?:$/.test(url.protocol) && LOOPBACK_HOSTS.has(url.hostname)
  if ((!isHarvest && !isLoopback) || url.username !== '' || url.password !== '')
    throw new ConfigError((texts) => texts.addressRefused({ variable, host: url.host }))
  return given.replace(/\/+$/, '')
}
