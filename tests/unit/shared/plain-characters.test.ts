import { describe, expect, it } from 'vitest'
import { parseClockTime } from '#shared/time/clock-time.ts'
import { plainCharacters } from '#shared/plain-characters.ts'
import { parseHours } from '#shared/time/parse-hours.ts'

describe('full-width digits', () => {
  it('full-width characters become ASCII, and other text is unchanged', () => {
    expect(plainCharacters('１：３０　ｈ')).toBe('1:30 h')
    expect(plainCharacters('会議 Müller ½')).toBe('会議 Müller ½')
  })

  it.each([
    ['１：３０', 150],
    ['１．５', 150],
    ['９０ｍ', 150],
    ['２', 200]
  ])('full-width digits are read as hours (%s)', (text, hours) => {
    expect(parseHours(text)).toEqual({ kind: 'total', hours })
  })

  it('a full-width sign is read as a change', () => {
    expect(parseHours('＋０：１５')).toEqual({ kind: 'change', hours: 25 })
    expect(parseHours('－１')).toEqual({ kind: 'change', hours: -100 })
  })

  it('full-width digits are read as a time of day', () => {
    expect(parseClockTime('９：１５')).toBe('09:15')
    expect(parseClockTime('１４：３０')).toBe('14:30')
  })
})

describe('invisible characters', () => {
  it('invisible characters are removed, and visible text is unchanged', () => {
    expect(plainCharacters('\uFEFF1\u200B:\u206030\u00AD')).toBe('1:30')
    expect(plainCharacters('1\u00A0h')).toBe('1\u00A0h')
  })

  it('invisible characters do not change a time of day', () => {
    expect(parseClockTime('\u200E9:15\u200B')).toBe('09:15')
  })
})
