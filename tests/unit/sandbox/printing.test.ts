import { describe, expect, it } from 'vitest'
import { decimal, hours, readJson } from '#sandbox/json.ts'
import { roundHundredths } from '#sandbox/rounding.ts'
import { railsNameOf } from '#sandbox/zones.ts'

describe('decimals', () => {
  it.each([
    [2, '2.0'],
    [0, '0.0'],
    [0.02, '0.02'],
    [100, '100.0'],
    [52.25, '52.25']
  ])('%d is printed as %s', (value, text) => {
    expect(JSON.stringify({ value: decimal(value) })).toBe(`{"value":${text}}`)
  })

  it('hundredths are printed as hours, and null as null', () => {
    expect(JSON.stringify([hours(211), hours(100), decimal(null)])).toBe('[2.11,1.0,null]')
  })

  it('a number with an exponent is read as text', () => {
    expect(readJson('{"hours":2.8e-05,"other":2.5,"text":"1e5"}')).toEqual({
      hours: '2.8e-05',
      other: 2.5,
      text: '1e5'
    })
  })
})

describe('rounding', () => {
  it.each([
    [211, 225],
    [135, 150],
    [2, 25],
    [710, 725],
    [100, 100],
    [0, 0]
  ])('rounding up to 15 minutes changes %i hundredths to %i', (from, to) => {
    expect(roundHundredths(from, { direction: 'up', minutes: 15 })).toBe(to)
  })

  it('rounding to the nearest rounds up and down', () => {
    expect(roundHundredths(211, { direction: 'nearest', minutes: 15 })).toBe(200)
    expect(roundHundredths(213, { direction: 'nearest', minutes: 15 })).toBe(225)
    expect(roundHundredths(14, { direction: 'nearest', minutes: 6 })).toBe(10)
  })

  it('hours are unchanged without rounding', () => {
    expect(roundHundredths(211, 'none')).toBe(211)
  })
})

describe('time zone names', () => {
  it.each([
    ['Europe/Berlin', 'Berlin'],
    ['Europe/London', 'London'],
    ['America/Denver', 'Mountain Time (US & Canada)'],
    ['America/New_York', 'Eastern Time (US & Canada)'],
    ['Asia/Kolkata', 'Kolkata'],
    ['Pacific/Tongatapu', 'Nuku’alofa'],
    ['Europe/Oslo', 'Europe/Oslo']
  ])('%s is printed as %s', (zone, name) => {
    expect(railsNameOf(zone)).toBe(name)
  })
})
