import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createSafeStorageProvider } from '#main/platform/keychain/safe-storage.ts'
import { temporaryFolder } from './temporary-folder.ts'

function storage(prefix: string) {
  const scramble = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
  return {
    isAsyncEncryptionAvailable: vi.fn(async () => true),
    encryptStringAsync: vi.fn(async (text: string) =>
      Buffer.concat([Buffer.from(prefix), scramble(Buffer.from(text))])
    ),
    decryptStringAsync: vi.fn(async (encrypted: Buffer) => ({
      result: scramble(encrypted.subarray(3)).toString(),
      shouldReEncrypt: false
    }))
  }
}

function providerIn(folder: string, os: NodeJS.Platform, safeStorage = storage('v11')) {
  const file = path.join(folder, 'secrets.json')
  return { file, safeStorage, provider: createSafeStorageProvider({ safeStorage, os, file }) }
}

describe('encrypted secrets', () => {
  it('secrets are encrypted in a file for this user only, and decrypted again', async () => {
    const { provider, file } = providerIn(temporaryFolder(), 'linux')
    await provider.set('harvest-1', 'token')
    await provider.set('harvest-2', 'other')
    expect(readFileSync(file, 'utf8')).not.toContain('token')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(await provider.get('harvest-1')).toBe('token')
    await provider.delete('harvest-1')
    expect(await provider.get('harvest-1')).toBeNull()
    expect(await provider.get('harvest-2')).toBe('other')
  })

  it('a secret is refused on Linux when the encryption is not real', async () => {
    const { provider } = providerIn(temporaryFolder(), 'linux', storage('v10'))
    await expect(provider.set('harvest-1', 'token')).rejects.toThrow('protect')
    expect(await provider.get('harvest-1')).toBeNull()
  })

  it.each(['darwin', 'win32'] as const)('the v10 prefix is accepted on %s', async (os) => {
    const { provider } = providerIn(temporaryFolder(), os, storage('v10'))
    await provider.set('harvest-1', 'token')
    expect(await provider.get('harvest-1')).toBe('token')
  })

  it('a secret is refused where there is no encryption', async () => {
    const { provider, safeStorage } = providerIn(temporaryFolder(), 'win32')
    safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(false)
    await expect(provider.set('harvest-1', 'token')).rejects.toThrow()
  })

  it('a secret is encrypted again when the system requests it', async () => {
    const { provider, safeStorage } = providerIn(temporaryFolder(), 'darwin')
    await provider.set('harvest-1', 'token')
    safeStorage.decryptStringAsync.mockResolvedValueOnce({ result: 'token', shouldReEncrypt: true })
    expect(await provider.get('harvest-1')).toBe('token')
    expect(safeStorage.encryptStringAsync).toHaveBeenCalledTimes(2)
  })

  it.each(['', 'not json', '[1]', 'null', '{"harvest-1": 5}'])(
    'a file of %j contains no secrets',
    async (text) => {
      const { provider, file } = providerIn(temporaryFolder(), 'linux')
      writeFileSync(file, text)
      expect(await provider.get('harvest-1')).toBeNull()
      await provider.set('harvest-1', 'token')
      expect(await provider.get('harvest-1')).toBe('token')
    }
  )
})
