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
  ])('print %d as %s', (value, text) => {
    expect(JSON.stringify({ value: decimal(value) })).toBe(`{"value":${text}}`)
  })

  it('print hundredths as hours, and nothing as null', () => {
    expect(JSON.stringify([hours(211), hours(100), decimal(null)])).toBe('[2.11,1.0,null]')
  })

  it('arrive as their text when they were written with an exponent', () => {
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
  ])('up to 15 minutes makes %i hundredths %i', (from, to) => {
    expect(roundHundredths(from, { direction: 'up', minutes: 15 })).toBe(to)
  })

  it('to the nearest goes both ways', () => {
    expect(roundHundredths(211, { direction: 'nearest', minutes: 15 })).toBe(200)
    expect(roundHundredths(213, { direction: 'nearest', minutes: 15 })).toBe(225)
    expect(roundHundredths(14, { direction: 'nearest', minutes: 6 })).toBe(10)
  })

  it('off leaves hours alone', () => {
    expect(roundHundredths(211, 'none')).toBe(211)
  })
})

describe('zones', () => {
  it.each([
    ['Europe/Berlin', 'Berlin'],
    ['Europe/London', 'London'],
    ['America/Denver', 'Mountain Time (US & Canada)'],
    ['America/New_York', 'Eastern Time (US & Canada)'],
    ['Asia/Kolkata', 'Kolkata'],
    ['Pacific/Tongatapu', 'Nuku’alofa'],
    ['Europe/Oslo', 'Europe/Oslo']
  ])('show %s as %s', (zone, name) => {
    expect(railsNameOf(zone)).toBe(name)
  })
})
