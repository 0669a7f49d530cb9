import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryProvider } from '#main/platform/keychain/memory.ts'
import type { SecretProvider } from '#main/platform/keychain/secret-provider.ts'
import { createSecretStore } from '#main/platform/keychain/secret-store.ts'
import { SECOND } from '#shared/durations.ts'

type Mood = 'well' | 'failing' | 'silent'

/** A store for secrets that can stop working. */
class MoodyProvider implements SecretProvider {
  mood: Mood = 'well'
  calls = 0
  mostAtOnce = 0
  #atOnce = 0
  readonly kept = createMemoryProvider()

  get = (name: string) => this.#answer(() => this.kept.get(name))
  set = (name: string, secret: string) => this.#answer(() => this.kept.set(name, secret))
  delete = (name: string) => this.#answer(() => this.kept.delete(name))

  async #answer<Value>(work: () => Promise<Value>): Promise<Value> {
    this.calls += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce)
    await Promise.resolve()
    if (this.mood === 'silent') await new Promise(() => {})
    this.#atOnce -= 1
    if (this.mood === 'failing') throw new Error('secret-token in a message')
    return work()
  }
}

function places() {
  const keychain = new MoodyProvider()
  const encrypted = new MoodyProvider()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const open = () =>
    createSecretStore({ keychain, encrypted, memory: createMemoryProvider(), logger })
  return { keychain, encrypted, logger, open, store: open() }
}

describe('the secret store', () => {
  it('a missing secret is null', async () => {
    expect(await places().store.get('harvest-1')).toEqual({ secret: null })
  })

  it('a secret is stored in the keychain and nowhere else', async () => {
    const { store, open, encrypted } = places()
    expect(await store.set('harvest-1', 'one')).toBe('kept')
    expect(await open().get('harvest-1')).toEqual({ secret: 'one' })
    expect(await encrypted.kept.get('harvest-1')).toBeNull()
  })

  it('a secret is stored encrypted when the keychain refuses', async () => {
    const { store, open, keychain } = places()
    keychain.mood = 'failing'
    expect(await store.set('harvest-1', 'one')).toBe('kept')
    expect(await open().get('harvest-1')).toEqual({ secret: 'one' })
  })

  it('a secret is available for the session when it cannot be stored', async () => {
    const { store, open, keychain, encrypted } = places()
    keychain.mood = encrypted.mood = 'failing'
    expect(await store.set('harvest-1', 'one')).toBe('session-only')
    expect(await store.get('harvest-1')).toEqual({ secret: 'one' })
    expect(await open().get('harvest-1')).toBe('unavailable')
  })

  it('the newer secret is returned when the keychain still has an older one', async () => {
    const { store, open, keychain } = places()
    await store.set('harvest-1', 'old')
    keychain.mood = 'failing'
    await store.set('harvest-1', 'new')
    keychain.mood = 'well'
    expect(await open().get('harvest-1')).toEqual({ secret: 'new' })
  })

  it('a secret moves to the keychain when it works again', async () => {
    const { store, open, keychain, encrypted } = places()
    keychain.mood = 'failing'
    await store.set('harvest-1', 'old')
    keychain.mood = 'well'
    await store.set('harvest-1', 'new')
    expect(await encrypted.kept.get('harvest-1')).toBeNull()
    expect(await open().get('harvest-1')).toEqual({ secret: 'new' })
  })

  it('a secret is read from the keychain when decryption fails', async () => {
    const { store, encrypted } = places()
    await store.set('harvest-1', 'one')
    encrypted.mood = 'failing'
    expect(await store.get('harvest-1')).toEqual({ secret: 'one' })
  })

  it('a secret is unavailable when no store can be read', async () => {
    const { store, keychain } = places()
    await store.set('harvest-1', 'one')
    keychain.mood = 'failing'
    expect(await store.get('harvest-1')).toBe('unavailable')
  })

  it('a deleted secret is removed from every store', async () => {
    const { store, open, keychain } = places()
    await store.set('harvest-1', 'one')
    keychain.mood = 'failing'
    await store.set('harvest-1', 'two')
    keychain.mood = 'well'
    await store.delete('harvest-1')
    expect(await open().get('harvest-1')).toEqual({ secret: null })
    expect(await keychain.kept.get('harvest-1')).toBeNull()
  })

  it('a secret is never logged', async () => {
    const { store, keychain, encrypted, logger } = places()
    keychain.mood = encrypted.mood = 'failing'
    await store.set('harvest-1', 'secret-token')
    await store.get('harvest-1')
    await store.delete('harvest-1')
    const events = logger.error.mock.calls.map(([event]) => event as unknown)
    expect(events.length).toBeGreaterThan(0)
    expect(JSON.stringify(events)).not.toContain('secret-token')
  })

  it('the stores are called one at a time', async () => {
    const { store, keychain } = places()
    await Promise.all([store.get('a'), store.set('b', 'x'), store.get('c'), store.delete('a')])
    expect(keychain.calls).toBe(4)
    expect(keychain.mostAtOnce).toBe(1)
  })
})

describe('a silent keychain', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('a call of the keychain is abandoned after three seconds', async () => {
    const { store, keychain, encrypted } = places()
    keychain.mood = encrypted.mood = 'silent'
    for (const call of [() => store.get('a'), () => store.set('a', 'x'), () => store.delete('b')]) {
      const settled = vi.fn()
      void call().then(settled)
      await vi.advanceTimersByTimeAsync(3 * SECOND)
      expect(settled).toHaveBeenCalledOnce()
    }
    expect(await store.get('a')).toEqual({ secret: 'x' })
  })
})
