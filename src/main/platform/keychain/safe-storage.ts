import { readFile, rename, writeFile } from 'node:fs/promises'
import type { SafeStorage } from 'electron'
import type { SecretProvider } from './secret-provider.ts'

export interface SafeStorageOptions {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
  >
  readonly os: NodeJS.Platform
  /** The file with the encrypted secrets. */
  readonly file: string
}

/**
 * The prefix of text that Electron encrypted on Linux without a keyring, with a publicly known key
 * (`kObfuscationPrefixV10` in Chromium's `os_crypt_linux.cc`).
 */
const KNOWN_KEY = 'v10'

/** Stores secrets in a file, encrypted by Electron. Rejects if the encryption would not protect them. */
export function createSafeStorageProvider(options: SafeStorageOptions): SecretProvider {
  const { safeStorage, os, file } = options

  async function encrypt(secret: string): Promise<string> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new Error('No encryption here')
    const encrypted = await safeStorage.encryptStringAsync(secret)
    if (os === 'linux' && encrypted.subarray(0, KNOWN_KEY.length).toString() === KNOWN_KEY)
      throw new Error('Encryption here does not protect')
    return encrypted.toString('base64')
  }

  async function set(name: string, secret: string): Promise<void> {
    const encrypted = await encrypt(secret)
    await writeSecrets(file, { ...(await readSecrets(file)), [name]: encrypted })
  }

  return {
    set,
    async get(name) {
      const encrypted = (await readSecrets(file))[name]
      if (encrypted === undefined) return null
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(encrypted, 'base64')
      )
      if (shouldReEncrypt) await set(name, result)
      return result
    },
    async delete(name) {
      const { [name]: known, ...others } = await readSecrets(file)
      if (known !== undefined) await writeSecrets(file, others)
    }
  }
}

type Secrets = Readonly<Record<string, string>>

async function readSecrets(file: string): Promise<Secrets> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (content === null || typeof content !== 'object') return {}
    return Object.fromEntries(
      Object.entries(content).filter((entry): entry is [string, string] => {
        return typeof entry[1] === 'string'
      })
    )
  } catch {
    // no file yet, or an unreadable one: its secrets are lost, and the user signs in again
    return {}
  }
}

async function writeSecrets(file: string, secrets: Secrets): Promise<void> {
  const draft = `${file}.new`
  await writeFile(draft, JSON.stringify(secrets), { mode: 0o600, flush: true })
  await rename(draft, file)
}
