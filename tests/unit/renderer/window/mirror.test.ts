import { describe, expect, test } from 'vitest'
import { fail, ok, type Result } from '#shared/failure.ts'
import type { AppState } from '#shared/state.ts'
import { Mirror } from '#renderer/window/mirror.svelte.ts'
import { aDesktop, aState } from '../state/fixtures.ts'

describe('the mirror of the state', () => {
  test('the mirror has the requested state', async () => {
    const mirror = new Mirror(aDesktop(aState({ revision: 4 })).desktop)
    await mirror.start()
    expect(mirror.current.revision).toBe(4)
  })

  test('the mirror subscribes before it requests the state', async () => {
    const fake = aDesktop(aState())
    let subscribed = 0
    const mirror = new Mirror({
      ...fake.desktop,
      getState: async () => {
        subscribed = fake.listenerCount('stateChanged')
        return ok(aState())
      }
    })
    await mirror.start()
    expect(subscribed).toBe(1)
  })

  test('a newer state that arrives during the request wins', async () => {
    let answer: (result: Result<AppState>) => void = () => {}
    const fake = aDesktop(aState(), {
      getState: () => new Promise((resolve) => (answer = resolve))
    })
    const mirror = new Mirror(fake.desktop)
    const started = mirror.start()
    fake.emit('stateChanged', aState({ revision: 9 }))
    answer(ok(aState({ revision: 8 })))
    await started
    expect(mirror.current.revision).toBe(9)
  })

  test('an older state is ignored', async () => {
    const fake = aDesktop(aState({ revision: 5 }))
    const mirror = new Mirror(fake.desktop)
    await mirror.start()
    fake.emit('stateChanged', aState({ revision: 3 }))
    expect(mirror.current.revision).toBe(5)
  })

  test('the mirror has a failure when there is no state', async () => {
    const fake = aDesktop(aState(), { getState: async () => fail('internal') })
    const mirror = new Mirror(fake.desktop)
    await mirror.start()
    expect(mirror.hasState).toBe(false)
    expect(mirror.failure).toEqual({ kind: 'internal' })
  })

  test('a stopped mirror is unsubscribed', async () => {
    const fake = aDesktop(aState())
    const mirror = new Mirror(fake.desktop)
    await mirror.start()
    mirror.stop()
    expect(fake.listenerCount('stateChanged')).toBe(0)
  })
})
