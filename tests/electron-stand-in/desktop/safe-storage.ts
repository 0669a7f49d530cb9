const PREFIX = Buffer.from('v10')
const KEY = 0x5a

/** Encrypts as on Linux without a keyring. 'v10' is Electron's prefix for text that is not protected. */
export const safeStorage = {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return true
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    return Buffer.concat([PREFIX, scramble(Buffer.from(plainText))])
  },
  async decryptStringAsync(
    encrypted: Buffer
  ): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (!encrypted.subarray(0, PREFIX.length).equals(PREFIX)) {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.'
      )
    }
    const result = scramble(encrypted.subarray(PREFIX.length)).toString()
    return { result, shouldReEncrypt: false }
  },
  getSelectedStorageBackend(): 'basic_text' {
    return 'basic_text'
  }
}

function scramble(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ KEY))
}
