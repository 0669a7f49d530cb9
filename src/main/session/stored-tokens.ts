import type { SecretStore } from '#main/platform/ports.ts'
import type { SignedInAccount } from '#shared/settings.ts'
import { formerSecretName, secretName } from './secret-names.ts'

/** The tokens in the keychain, one for each person in each account. */
export class Tokens {
  readonly #secrets: SecretStore

  constructor(secrets: SecretStore) {
    this.#secrets = secrets
  }

  /** The token of an account, or null when the keychain has none or does not give it. */
  async of(account: SignedInAccount): Promise<string | null> {
    const kept = await this.#read(secretName(account))
    return kept ?? this.#takeOver(account)
  }

  async keep(account: SignedInAccount, token: string): Promise<'kept' | 'session-only'> {
    return this.#secrets.set(secretName(account), token)
  }

  /** Forgets the token of an account; one under the former name stays while somebody else may need it. */
  async forget(account: SignedInAccount, others: readonly SignedInAccount[]): Promise<void> {
    if (account.kind !== 'harvest') return
    await this.#secrets.delete(secretName(account))
    if (!others.some(({ accountId }) => accountId === account.accountId))
      await this.#secrets.delete(formerSecretName(account))
  }

  /** A token that was kept while an account could have only one person moves to its new name. */
  async #takeOver(account: SignedInAccount): Promise<string | null> {
    const token = await this.#read(formerSecretName(account))
    if (token === null) return null
    const kept = await this.#secrets.set(secretName(account), token)
    if (kept === 'kept') await this.#secrets.delete(formerSecretName(account))
    return token
  }

  async #read(name: string): Promise<string | null> {
    const found = await this.#secrets.get(name)
    return found === 'unavailable' ? null : found.secret
  }
}
