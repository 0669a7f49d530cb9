import { SECOND } from '#shared/durations.ts'
import type { Logger, SecretStore } from '../ports.ts'
import { within } from '../within.ts'
import type { SecretProvider } from './secret-provider.ts'

/** Timeouts whose sum is the 3 s that a call may take. */
const KEYCHAIN_PATIENCE = 2 * SECOND
const ENCRYPTED_PATIENCE = 1 * SECOND

export interface SecretStoreOptions {
  /** The first choice. */
  readonly keychain: SecretProvider
  /** Used if the keychain fails. */
  readonly encrypted: SecretProvider
  /** Used if both others fail. */
  readonly memory: SecretProvider
  readonly logger: Logger
}

/**
 * Stores a secret in the safest place that accepts it, and deletes it from the others. The file and memory hold a
 * secret only if the keychain refused it. Such a secret is newer than the one in the keychain, so they are read
 * first. Calls run one at a time, because keychains show prompts. A call settles within 3 s of its start.
 */
export function createSecretStore(options: SecretStoreOptions): SecretStore {
  const { memory, logger } = options
  const keychain = patient(options.keychain, KEYCHAIN_PATIENCE)
  const encrypted = patient(options.encrypted, ENCRYPTED_PATIENCE)
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  async function tryTo<Value>(doing: string, work: Promise<Value>): Promise<Value | Refused> {
    try {
      return await work
    } catch (error) {
      logger.error(`secrets: ${doing} failed`, error)
      return REFUSED
    }
  }

  async function get(name: string): Promise<{ secret: string | null } | 'unavailable'> {
    const remembered = await memory.get(name)
    if (remembered !== null) return { secret: remembered }
    const decrypted = await tryTo('decrypting', encrypted.get(name))
    if (typeof decrypted === 'string') return { secret: decrypted }
    const kept = await tryTo('asking the keychain', keychain.get(name))
    if (kept === REFUSED) return 'unavailable'
    return kept === null && decrypted === REFUSED ? 'unavailable' : { secret: kept }
  }

  async function set(name: string, secret: string): Promise<'kept' | 'session-only'> {
    const isInKeychain = (await tryTo('keychain', keychain.set(name, secret))) !== REFUSED
    if (isInKeychain) {
      await memory.delete(name)
      await tryTo('forgetting', encrypted.delete(name))
      return 'kept'
    }
    if ((await tryTo('encrypting', encrypted.set(name, secret))) !== REFUSED) {
      await memory.delete(name)
      return 'kept'
    }
    await memory.set(name, secret)
    return 'session-only'
  }

  async function forget(name: string): Promise<void> {
    await Promise.all([
      memory.delete(name),
      tryTo('forgetting', encrypted.delete(name)),
      tryTo('forgetting in the keychain', keychain.delete(name))
    ])
  }

  return {
    get: (name) => inTurn(() => get(name)),
    set: (name, secret) => inTurn(() => set(name, secret)),
    delete: (name) => inTurn(() => forget(name))
  }
}

const REFUSED = Symbol('refused')
type Refused = typeof REFUSED

function patient(provider: SecretProvider, timeoutMs: number): SecretProvider {
  return {
    get: (name) => within(timeoutMs, provider.get(name)),
    set: (name, secret) => within(timeoutMs, provider.set(name, secret)),
    delete: (name) => within(timeoutMs, provider.delete(name))
  }
}
