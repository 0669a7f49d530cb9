import type { SecretProvider } from './secret-provider.ts'

/** Stores secrets until the process ends. Never rejects. */
export function createMemoryProvider(): SecretProvider {
  const secrets = new Map<string, string>()
  return {
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, secret) => void secrets.set(name, secret),
    delete: async (name) => void secrets.delete(name)
  }
}
