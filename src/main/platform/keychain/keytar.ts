import type { SecretProvider } from './secret-provider.ts'

/** The system's keychain. keytar is compiled during installation and may be missing; calls reject then. */
export function createKeytarProvider(service: string): SecretProvider {
  // a CommonJS module: its functions are on the default export
  const keytar = async () => (await import('keytar')).default
  return {
    get: async (name) => (await keytar()).getPassword(service, name),
    set: async (name, secret) => (await keytar()).setPassword(service, name, secret),
    delete: async (name) => void (await (await keytar()).deletePassword(service, name))
  }
}
