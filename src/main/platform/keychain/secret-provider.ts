/** One place for secrets. Every call may reject; null means that there is none. */
export interface SecretProvider {
  get(name: string): Promise<string | null>
  /** Rejects when it would not be protected. */
  set(name: string, secret: string): Promise<void>
  delete(name: string): Promise<void>
}
