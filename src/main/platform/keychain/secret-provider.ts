/** One place for secrets. Every call may reject. `get` returns null if there is no secret. */
export interface SecretProvider {
  get(name: string): Promise<string | null>
  /** Rejects if the secret would not be protected. */
  set(name: string, secret: string): Promise<void>
  delete(name: string): Promise<void>
}
