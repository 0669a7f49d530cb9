import { messagesFor } from '#shared/messages/catalogue.ts'

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
  readonly userAgent: string
}

const HARVEST_HOSTS = /(^|\.)(harvestapp\.com|getharvest\.com)$/
const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Thrown for an override that is neither Harvest's nor loopback: the token would go to a stranger. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
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
    demo: argv.includes('--demo'),
    hidden: argv.includes('--hidden'),
    userAgent: `Gleaner/${version} (https://github.com/gleaner-app/gleaner)`
  }
}

function address(variable: string, given: string | undefined, standard: string): string {
  if (given === undefined || given === '') return standard
  const { startup } = messagesFor('en')
  if (!URL.canParse(given)) throw new ConfigError(startup.notAnAddress({ variable, given }))
  const url = new URL(given)
  const isHarvest = url.protocol === 'https:' && HARVEST_HOSTS.test(url.hostname)
  const isLoopback = /^https?:$/.test(url.protocol) && LOOPBACK_HOSTS.has(url.hostname)
  if ((!isHarvest && !isLoopback) || url.username !== '' || url.password !== '')
    throw new ConfigError(startup.addressRefused.text({ variable, host: url.host }))
  return given.replace(/\/+$/, '')
}
