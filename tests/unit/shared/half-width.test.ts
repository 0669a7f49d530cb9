import { describe, expect, it } from 'vitest'
import { parseClockTime } from '#shared/clock-time.ts'
import { halfWidth } from '#shared/half-width.ts'
import { parseHours } from '#shared/hours.ts'

describe('full-width digits', () => {
  it('become ASCII, and other text stays as it is', () => {
    expect(halfWidth('１：３０　ｈ')).toBe('1:30 h')
    expect(halfWidth('会議 Müller ½')).toBe('会議 Müller ½')
  })

  it.each([
    ['１：３０', 150],
    ['１．５', 150],
    ['９０ｍ', 150],
    ['２', 200]
  ])('are read as hours (%s)', (text, hours) => {
    expect(parseHours(text)).toEqual({ kind: 'total', hours })
  })

  it('are read as a change with a full-width sign', () => {
    expect(parseHours('＋０：１５')).toEqual({ kind: 'change', hours: 25 })
    expect(parseHours('－１')).toEqual({ kind: 'change', hours: -100 })
  })

  it('are read as a time of day', () => {
    expect(parseClockTime('９：１５')).toBe('09:15')
    expect(parseClockTime('１４：３０')).toBe('14:30')
  })
})
