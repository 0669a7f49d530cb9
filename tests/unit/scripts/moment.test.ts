import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import * as moment from '#scripts/support/moment.ts'
import { obstacle } from '#scripts/support/setup-plan.mjs'

const BERLIN = 'Europe/Berlin'

function read(text: string, zone = BERLIN): string {
  return moment.readMoment(text, zone).toString({ timeZoneName: 'never' })
}

describe('the options --at and --zone', () => {
  it('--at and --zone are removed from the arguments, and the others stay in order', () => {
    const args = ['--grep', '@week', '--at', '2026-12-07T10:00', '--zone=Asia/Tokyo', '--workers=1']
    expect(moment.takeMomentOptions(args)).toEqual({
      at: '2026-12-07T10:00',
      zone: 'Asia/Tokyo',
      rest: ['--grep', '@week', '--workers=1']
    })
  })

  it('missing options are not added', () => {
    expect(moment.takeMomentOptions(['--attach'])).toEqual({ rest: ['--attach'] })
  })

  it('an option without a value is an empty text, which is refused', () => {
    const { at } = moment.takeMomentOptions(['--at'])
    expect(() => moment.readMoment(at ?? '2026-12-07T10:00', BERLIN)).toThrow(/not ""/)
    const { zone } = moment.takeMomentOptions(['--zone'])
    expect(() => moment.zoneNamed(zone ?? BERLIN)).toThrow(/not ""/)
  })
})

describe('moments for --at', () => {
  it('a moment is a local time in the zone, with or without seconds', () => {
    expect(read('2026-12-07T10:00')).toBe('2026-12-07T10:00:00+01:00')
    expect(read('2026-07-07 10:00:59')).toBe('2026-07-07T10:00:59+02:00')
    expect(read('2028-02-29T00:10', 'America/New_York')).toBe('2028-02-29T00:10:00-05:00')
  })

  it('a moment with an offset is converted to the zone', () => {
    expect(read('2026-12-07T10:00Z')).toBe('2026-12-07T11:00:00+01:00')
    expect(read('2026-12-07T10:00-05:00')).toBe('2026-12-07T16:00:00+01:00')
  })

  it('an ambiguous moment is the first of two, unless its offset names the second', () => {
    expect(read('2027-10-31T02:30')).toBe('2027-10-31T02:30:00+02:00')
    expect(read('2027-10-31T02:30+01:00')).toBe('2027-10-31T02:30:00+01:00')
  })

  it('a skipped moment is refused with the next one that exists', () => {
    expect(() => read('2027-03-28T02:30')).toThrow(
      '2027-03-28T02:30 does not exist in Europe/Berlin, because clocks go forward there. ' +
        'The next time that exists is 2027-03-28T03:00.'
    )
    expect(read('2027-03-28T01:59')).toBe('2027-03-28T01:59:00+01:00')
    expect(read('2027-03-28T03:00')).toBe('2027-03-28T03:00:00+02:00')
  })

  it.each(['', 'tomorrow', '10:00', '2026-12-07', '2026-02-29T10:00', '2026-13-01T10:00', '+7d'])(
    'the moment "%s" is refused with one line, an example and exit code 2',
    (text) => {
      expect(() => read(text)).toThrow(
        expect.objectContaining({
          exitCode: 2,
          message: `--at takes a date and a time such as 2026-12-07T10:00, not "${text}".`
        })
      )
    }
  )
})

describe('zones for --zone', () => {
  it('a zone is found in any case and has its proper name', () => {
    expect(moment.zoneNamed('europe/berlin')).toBe(BERLIN)
    expect(moment.zoneNamed('UTC')).toBe('UTC')
    expect(moment.zoneNamed('Asia/Kolkata')).toBe('Asia/Kolkata')
  })

  it.each(['', 'Berlin', 'Mars/Olympus', '+01:00'])(
    'the zone "%s" is refused with one line, an example and exit code 2',
    (text) => {
      expect(() => moment.zoneNamed(text)).toThrow(
        expect.objectContaining({
          exitCode: 2,
          message: `--zone takes the name of a time zone such as Europe/Berlin, not "${text}".`
        })
      )
    }
  )
})

describe('the clock offset', () => {
  const start = moment.readMoment('2026-12-07T10:00', BERLIN)

  it('the offset is in whole seconds and never shows less than the moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (now) => {
        const seconds = moment.offsetSeconds(start, now)
        const shown = now + seconds * 1000 - start.epochMilliseconds
        expect(Number.isInteger(seconds)).toBe(true)
        expect(shown).toBeGreaterThanOrEqual(0)
        expect(shown).toBeLessThan(1000)
      })
    )
  })

  it('the offset includes the hour of a clock change in between', () => {
    const before = moment.readMoment('2027-03-27T10:00', BERLIN).epochMilliseconds
    const after = moment.readMoment('2027-03-28T10:00', BERLIN)
    expect(moment.offsetSeconds(after, before)).toBe(23 * 3600)
  })

  it('libfaketime gets a signed relative offset, and timers use the real clock', () => {
    const env = moment.movedClock({ HOME: '/home/ida', LD_PRELOAD: '/lib/other.so' }, '/f.so', 90)
    expect(env).toMatchObject({
      HOME: '/home/ida',
      LD_PRELOAD: '/f.so:/lib/other.so',
      FAKETIME: '+90',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_FORCE_MONOTONIC_FIX: '0'
    })
    expect(moment.movedClock({}, '/f.so', -5)['FAKETIME']).toBe('-5')
  })

  it('the offset is read from an environment, and the library is preloaded once', () => {
    const once = moment.movedClock({}, '/f.so', 90)
    expect(moment.movedBy(once)).toBe(90)
    expect(moment.movedBy({})).toBe(0)
    expect(moment.movedClock(once, '/f.so', 30)['LD_PRELOAD']).toBe('/f.so')
  })
})

describe('the faketime package', () => {
  it('a missing faketime is installed if the user may', () => {
    expect(obstacle('faketime', { isRoot: true, hasApt: true })).toBeUndefined()
  })

  it('a missing faketime is reported in one line if the user may not install it', () => {
    expect(obstacle('faketime', { isRoot: false, hasApt: true })).toBe(
      'the package faketime is missing. Run: sudo apt-get update && ' +
        'sudo apt-get install -y --no-install-recommends faketime'
    )
    expect(obstacle('faketime', { isRoot: true, hasApt: false })).not.toContain('\n')
  })
})
