import { describe, expect, it } from 'vitest'
import { HOUR, ids, MINUTE, openAccount, work } from './support.ts'
import { Refusal } from '#sandbox/refusal.ts'
import { entryToWire } from '#sandbox/wire.ts'

const nine = { ...work, started_time: '9:00' }
const nineToTen = { ...nine, ended_time: '10:00' }

describe('endBeforeStart', () => {
  const night = { ...work, started_time: '23:00', ended_time: '1:30' }

  it.each([
    ['past-midnight', 250],
    ['zero', 0]
  ] as const)('an end before its start counts as %s', (endBeforeStart, hundredths) => {
    const { account } = openAccount('timestamps', { endBeforeStart })
    expect(account.create(ids.member, night)).toMatchObject({ hundredths, timerStartedAt: null })
  })

  it('an end before its start is refused', () => {
    const { account } = openAccount('timestamps', { endBeforeStart: 'refused' })
    expect(() => account.create(ids.member, night)).toThrow(Refusal)
  })
})

describe('an end equal to its start', () => {
  const nothing = { ...nine, ended_time: '9:00' }

  it('an end equal to its start is a stopped entry without hours, or refused', () => {
    const { account } = openAccount('timestamps')
    expect(account.create(ids.member, nothing)).toMatchObject({
      hundredths: 0,
      timerStartedAt: null
    })
    const strict = openAccount('timestamps', { zeroLength: 'refused' })
    expect(() => strict.account.create(ids.member, nothing)).toThrow(Refusal)
  })
})

describe('endOfRunning', () => {
  it.each([
    ['stops', { hundredths: 150, timerStartedAt: null, endedMinute: 630 }],
    ['ignored', { hundredths: 0, endedMinute: null }]
  ] as const)('an end for a running entry: %s', (endOfRunning, expected) => {
    const { account } = openAccount('timestamps', { endOfRunning })
    const { id } = account.create(ids.member, nine)
    expect(account.update(ids.member, id, { ended_time: '10:30' })).toMatchObject(expected)
  })
})

describe('a removed end', () => {
  it('a removed end is ignored, or restarts the entry and stops the other one', () => {
    const { account } = openAccount('timestamps')
    const { id } = account.create(ids.member, nineToTen)
    expect(account.update(ids.member, id, { ended_time: null }).endedMinute).toBe(600)
    const other = openAccount('timestamps', { endTakenAway: 'runs-again' })
    const done = other.account.create(ids.member, nineToTen)
    const running = other.account.create(ids.member, work)
    const again = other.account.update(ids.member, done.id, { ended_time: null })
    expect(again).toMatchObject({ startedMinute: 540, endedMinute: null })
    expect(again.timerStartedAt).not.toBeNull()
    expect(other.account.entry(running.id)?.timerStartedAt).toBeNull()
  })
})

describe('startedTimeOn', () => {
  it.each([
    ['spent-date', '2026-11-16T08:00:00.000Z'],
    ['today', '2026-11-18T08:00:00.000Z']
  ] as const)(
    'a start on another date counts from that time on the %s',
    (startedTimeOn, expected) => {
      const { account } = openAccount('timestamps', { startedTimeOn })
      const entry = account.create(ids.member, { ...nine, spent_date: '2026-11-16' })
      expect(new Date(entry.timerStartedAt ?? 0).toISOString()).toBe(expected)
    }
  )
})

describe('a start in the future', () => {
  const evening = { ...work, started_time: '20:00' }

  it('a start in the future counts no time until then, or is refused', () => {
    const { account } = openAccount('timestamps')
    const entry = account.create(ids.member, evening)
    const person = account.directory.person(ids.member)
    const wire = person && entryToWire(entry, person, account.circumstances())
    expect(JSON.stringify(wire?.hours)).toBe('0.0')
    const strict = openAccount('timestamps', { startInFuture: 'refused' })
    expect(() => strict.account.create(ids.member, evening)).toThrow(Refusal)
  })
})

describe('elapsedGrain', () => {
  it.each([
    ['seconds', 1],
    ['minutes', 2]
  ] as const)(
    'elapsed time in a start/end account is counted in %s',
    (elapsedGrain, hundredths) => {
      const { account, clock } = openAccount('timestamps', { elapsedGrain })
      const { id } = account.create(ids.member, work)
      clock.now += 36_000
      expect(account.stop(ids.member, id).hundredths).toBe(hundredths)
    }
  )

  it('elapsed time in a duration account is counted in seconds', () => {
    const { account, clock } = openAccount('duration', { elapsedGrain: 'minutes' })
    const { id } = account.create(ids.member, work)
    clock.now += 36_000
    expect(account.stop(ids.member, id).hundredths).toBe(1)
  })
})

describe('printed entries', () => {
  function print(switches: Parameters<typeof openAccount>[1], mode: 'duration' | 'timestamps') {
    const { account, clock } = openAccount(mode, switches)
    const entry = account.create(
      ids.member,
      mode === 'duration'
        ? { ...work, external_reference: { id: '1', permalink: 'https://tracker.example/1' } }
        : nine
    )
    clock.now += MINUTE
    const person = account.directory.person(ids.member)
    if (!person) throw new Error('no such person')
    return entryToWire(entry, person, account.circumstances())
  }

  it('a running entry in a duration account has a start time, or not', () => {
    expect(print({}, 'duration').started_time).toBe('13:00')
    expect(print({ durationStartedTime: 'never' }, 'duration').started_time).toBeNull()
  })

  it('single-digit hours of times are padded, or not', () => {
    expect(print({}, 'timestamps').started_time).toBe('9:00')
    expect(print({ singleDigitHours: '08:00' }, 'timestamps').started_time).toBe('09:00')
  })

  it('an unknown service has its host as a name, or no name', () => {
    expect(print({}, 'duration').external_reference).toMatchObject({
      service: 'tracker.example',
      service_icon_url: null
    })
    expect(print({ unknownService: 'null' }, 'duration').external_reference?.service).toBeNull()
  })

  it('updated_at of a running entry stays, or follows the clock', () => {
    expect(print({}, 'duration').updated_at).toBe('2026-11-18T12:00:30Z')
    expect(print({ runningUpdatedAt: 'live' }, 'duration').updated_at).toBe('2026-11-18T12:01:30Z')
  })
})

describe('external references', () => {
  it('an external reference without a permalink is accepted, or refused', () => {
    const body = { ...work, external_reference: { id: '1' } }
    expect(openAccount('duration').account.create(ids.member, body).externalReference).toEqual({
      id: '1',
      groupId: null,
      accountId: null,
      permalink: null
    })
    const strict = openAccount('duration', { referenceWithoutPermalink: 'refused' })
    expect(() => strict.account.create(ids.member, body)).toThrow(Refusal)
  })

  it('a restart in a start/end account omits the external reference, or copies it', () => {
    const reference = { id: '1', permalink: 'https://github.com/a/b/issues/1' }
    for (const restartCopiesReference of [false, true]) {
      const { account, clock } = openAccount('timestamps', { restartCopiesReference })
      const { id } = account.create(ids.member, { ...nineToTen, external_reference: reference })
      clock.now += HOUR
      const copied = account.restart(ids.member, id).externalReference
      expect(copied === null).toBe(!restartCopiesReference)
    }
  })
})
