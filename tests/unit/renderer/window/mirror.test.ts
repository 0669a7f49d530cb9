import { describe, expect, test } from 'vitest'
import { fail, ok, type Result } from '#shared/failure.ts'
import type { AppState } from '#shared/state.ts'
import { Mirror } from '#renderer/window/mirror.svelte.ts'
import { aDesktop, aState } from '../state/fixtures.ts'

describe('a mirror of the state', () => {
  test('has the state that was asked for', async () => {
    const mirror = new Mirror(aDesktop(aState({ revision: 4 })).desktop)
    await mirror.start()
    expect(mirror.current.revision).toBe(4)
  })

  test('subscribes before it asks', async () => {
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

  test('keeps a newer state that came while it was asking', async () => {
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

  test('ignores a state that is older than its own', async () => {
    const fake = aDesktop(aState({ revision: 5 }))
    const mirror = new Mirror(fake.desktop)
    await mirror.start()
    fake.emit('stateChanged', aState({ revision: 3 }))
    expect(mirror.current.revision).toBe(5)
  })

  test('says why there is no state', async () => {
    const fake = aDesktop(aState(), { getState: async () => fail('internal') })
    const mirror = new Mirror(fake.desktop)
    await mirror.start()
    expect(mirror.hasState).toBe(false)
    expect(mirror.failure).toEqual({ kind: 'internal' })
  })

  test('hears nothing more once it is stopped', async () => {
    const fake = aDesktop(aState())
    const mirror = new Mirror(fake.desktop)
    await mirror.start()
    mirror.stop()
    expect(fake.listenerCount('stateChanged')).toBe(0)
  })
})
