import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createKeytarProvider } from '#main/platform/keychain/keytar.ts'
import { createMemoryProvider } from '#main/platform/keychain/memory.ts'
import { createSecretStore } from '#main/platform/keychain/secret-store.ts'

const SERVICE = `Gleaner test ${randomUUID()}`
const NAME = 'harvest-1'

/** Returns why there is no keyring to test with, or null. */
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

  it('a missing secret is null', async () => {
    expect(await provider.get(NAME)).toBeNull()
  })

  it('a stored secret is returned, the newer one after a change', async () => {
    await provider.set(NAME, 'one')
    await provider.set(NAME, 'zwei · ✓')
    expect(await provider.get(NAME)).toBe('zwei · ✓')
  })

  it('secrets of another data folder are separate', async () => {
    await provider.set(NAME, 'one')
    expect(await createKeytarProvider(`${SERVICE} /elsewhere`).get(NAME)).toBeNull()
  })

  it('a secret can be deleted twice', async () => {
    await provider.set(NAME, 'one')
    await provider.delete(NAME)
    await provider.delete(NAME)
    expect(await provider.get(NAME)).toBeNull()
  })

  it('the token of a session survives a restart', async () => {
    const logger = { info: () => {}, warn: () => {}, error: () => {} }
    const places = { keychain: provider, encrypted: createMemoryProvider(), logger }
    const open = () => createSecretStore({ ...places, memory: createMemoryProvider() })
    expect(await open().set(NAME, 'token')).toBe('kept')
    expect(await open().get(NAME)).toEqual({ secret: 'token' })
    await open().delete(NAME)
    expect(await open().get(NAME)).toEqual({ secret: null })
  })
})
