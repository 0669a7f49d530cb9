import type { SecretStore } from '#main/platform/ports.ts'
import type { SignedInAccount } from '#shared/settings.ts'
import { formerSecretName, secretName } from './secret-names.ts'

/** The tokens in the keychain, one for each account and user. */
export class Tokens {
  readonly #secrets: SecretStore

  constructor(secrets: SecretStore) {
    this.#secrets = secrets
  }

  /** Returns the token of an account; null if the keychain has none or does not respond. */
  async of(account: SignedInAccount): Promise<string | null> {
    const token = await this.#read(secretName(account))
    return token ?? this.#migrate(account)
  }

  /** Stores a token. `session-only`: no keychain accepted it, so it is lost when Gleaner quits. */
  async store(account: SignedInAccount, token: string): Promise<'kept' | 'session-only'> {
    return this.#secrets.set(secretName(account), token)
  }

  /** Deletes the token of an account. A token under the former name stays while another user may need it. */
  async delete(account: SignedInAccount, others: readonly SignedInAccount[]): Promise<void> {
    if (account.kind !== 'harvest') return
    await this.#secrets.delete(secretName(account))
    if (!others.some(({ accountId }) => accountId === account.accountId))
      await this.#secrets.delete(formerSecretName(account))
  }

  /** Moves a token from its former name to its present one. */
  async #migrate(account: SignedInAccount): Promise<string | null> {
    const token = await this.#read(formerSecretName(account))
    if (token === null) return null
    const stored = await this.#secrets.set(secretName(account), token)
    if (stored === 'kept') await this.#secrets.delete(formerSecretName(account))
    return token
  }

  async #read(name: string): Promise<string | null> {
    const found = await this.#secrets.get(name)
    return found === 'unavailable' ? null : found.secret
  }
}
