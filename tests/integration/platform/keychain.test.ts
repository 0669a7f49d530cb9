import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createKeytarProvider } from '#main/platform/keychain/keytar.ts'
import { createMemoryProvider } from '#main/platform/keychain/memory.ts'
import { createSecretStore } from '#main/platform/keychain/secret-store.ts'

const SERVICE = `Gleaner test ${randomUUID()}`
const NAME = 'harvest-1'

/** Why there is no keyring to test against, or null. */
async function reasonToSkip(): Promise<string | null> {
  if (process.platform !== 'linux') return 'only a Linux session has a keyring made for the tests'
  if (!process.env['DBUS_SESSION_BUS_ADDRESS']) return 'no session bus'
  try {
    const provider = createKeytarProvider(SERVICE)
    await provider.set(NAME, 'probe')
    await provider.delete(NAME)
    return null
  } catch {
    return 'no keyring answers on the session bus'
  }
}

const reason = await reasonToSkip()

describe.skipIf(reason !== null)(`a real keyring${reason ? ` (${reason})` : ''}`, () => {
  const provider = createKeytarProvider(SERVICE)

  afterEach(() => provider.delete(NAME))

  it('has nothing at first', async () => {
    expect(await provider.get(NAME)).toBeNull()
  })

  it('keeps a secret, and the newer one', async () => {
    await provider.set(NAME, 'one')
    await provider.set(NAME, 'zwei · ✓')
    expect(await provider.get(NAME)).toBe('zwei · ✓')
  })

  it('keeps secrets of another data folder apart', async () => {
    await provider.set(NAME, 'one')
    expect(await createKeytarProvider(`${SERVICE} /elsewhere`).get(NAME)).toBeNull()
  })

  it('forgets, and does not mind forgetting twice', async () => {
    await provider.set(NAME, 'one')
    await provider.delete(NAME)
    await provider.delete(NAME)
    expect(await provider.get(NAME)).toBeNull()
  })

  it('keeps the token of a session over a restart', async () => {
    const logger = { info: () => {}, warn: () => {}, error: () => {} }
    const places = { keychain: provider, encrypted: createMemoryProvider(), logger }
    const open = () => createSecretStore({ ...places, memory: createMemoryProvider() })
    expect(await open().set(NAME, 'token')).toBe('kept')
    expect(await open().get(NAME)).toEqual({ secret: 'token' })
    await open().delete(NAME)
    expect(await open().get(NAME)).toEqual({ secret: null })
  })
})
