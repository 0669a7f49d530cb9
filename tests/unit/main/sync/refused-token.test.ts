import { describe, expect, it } from 'vitest'
import { RefusedToken } from '#main/sync/refused-token.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { NOW } from '#tests/support/entries.ts'

function refused(times: number): RefusedToken {
  const token = new RefusedToken()
  for (let count = 0; count < times; count += 1) token.refuse(NOW)
  return token
}

describe('a refused token', () => {
  it('a refused token is tried again after a minute', () => {
    expect(refused(1).isDue(NOW + MINUTE - 1)).toBe(false)
    expect(refused(1).isDue(NOW + MINUTE)).toBe(true)
  })

  it('a token refused again is tried once an hour', () => {
    expect(refused(2).isDue(NOW + HOUR - 1)).toBe(false)
    expect(refused(2).isDue(NOW + HOUR)).toBe(true)
  })

  it('a refused token is tried when a window gets the focus two seconds later', () => {
    expect(refused(5).mayAsk(NOW + 2 * SECOND - 1)).toBe(false)
    expect(refused(5).mayAsk(NOW + 2 * SECOND)).toBe(true)
  })

  it('a refused token is tried at once after the clock was set back', () => {
    expect(refused(2).isDue(NOW - 1)).toBe(true)
  })

  it('a token is not tried again once Harvest accepted it', () => {
    const token = refused(2)
    token.accept()
    expect([token.isRefused, token.isDue(NOW + HOUR), token.mayAsk(NOW + HOUR)]).toEqual([
      false,
      false,
      false
    ])
  })
})
