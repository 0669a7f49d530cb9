import { describe, expect, it } from 'vitest'
import {
  readChanges,
  readDraft,
  type EntryFields,
  type FormFacts
} from '#renderer/timesheet/day/entry-form.ts'
import { readTypedTimes } from '#shared/time/typed-times.ts'
import { anEntry, aRunningEntry } from '../an-entry.ts'

const WORK = { projectId: 11, taskId: 101 }
const DURATION: FormFacts = { timerMode: 'duration', clockStyle: '24h', today: '2026-11-18' }
const TIMES: FormFacts = { ...DURATION, timerMode: 'timestamps' }

function fields(changes: Partial<EntryFields> = {}): EntryFields {
  return {
    work: WORK,
    spentDate: '2026-11-18',
    notes: '',
    hours: '',
    startedTime: '',
    endedTime: '',
    ...changes
  }
}

describe('the form of a new entry', () => {
  it('typed hours are read', () => {
    expect(readDraft(fields({ hours: '1h 30', notes: ' Standup ' }), DURATION)).toEqual({
      ok: true,
      value: {
        ...WORK,
        spentDate: '2026-11-18',
        notes: 'Standup',
        time: { kind: 'hours', hours: 150 }
      }
    })
  })

  it('a new entry of today without hours starts a timer', () => {
    const reading = readDraft(fields(), DURATION)
    expect(reading.ok && reading.value.time).toEqual({ kind: 'timer' })
  })

  it('a new entry of a colleague never starts a timer', () => {
    const theirs = { ...DURATION, isOthers: true }
    expect(readDraft(fields(), theirs)).toEqual({
      ok: false,
      errors: { hours: 'no-hours-for-others' }
    })
    expect(readDraft(fields(), { ...theirs, timerMode: 'timestamps' })).toEqual({
      ok: false,
      errors: { startedTime: 'no-times-for-others' }
    })
  })

  it('a new entry of another day needs hours', () => {
    const reading = readDraft(fields({ spentDate: '2026-11-17' }), DURATION)
    expect(reading).toEqual({ ok: false, errors: { hours: 'no-hours' } })
  })

  it('zero hours are refused, because Harvest would start a timer', () => {
    const reading = readDraft(fields({ hours: '0' }), DURATION)
    expect(reading).toEqual({ ok: false, errors: { hours: 'zero' } })
  })

  it('all errors are shown at once', () => {
    const reading = readDraft(fields({ work: null, hours: 'soon' }), DURATION)
    expect(reading).toEqual({ ok: false, errors: { work: 'no-work', hours: 'not-a-duration' } })
  })

  it('start and end are read in a start/end account', () => {
    const reading = readDraft(fields({ startedTime: '915', endedTime: '14:30' }), TIMES)
    expect(reading.ok && reading.value.time).toEqual({
      kind: 'times',
      startedTime: '09:15',
      endedTime: '14:30'
    })
  })

  it('a start without an end is refused', () => {
    expect(readDraft(fields({ startedTime: '9' }), TIMES)).toEqual({
      ok: false,
      errors: { endedTime: 'no-end' }
    })
  })

  it('a start equal to the end is refused', () => {
    expect(readDraft(fields({ startedTime: '9:00', endedTime: '9:00' }), TIMES)).toEqual({
      ok: false,
      errors: { endedTime: 'same-times' }
    })
  })
})

describe('times on a 12-hour clock', () => {
  it('the end is placed in the half of the day nearer to the start', () => {
    expect(readTypedTimes('11', '1', '12h')).toEqual({ startedTime: '11:00', endedTime: '13:00' })
  })
})

describe('the form of an existing entry', () => {
  const entry = anEntry({ hours: 125, notes: 'Review' })
  const asIs = fields({ notes: 'Review', hours: '1:15' })

  it('an unchanged form sends nothing', () => {
    expect(readChanges(asIs, entry, DURATION)).toEqual({ ok: true, value: {} })
  })

  it('a form sends only the changed fields', () => {
    const moved = { ...asIs, work: { projectId: 12, taskId: 101 }, hours: '+0:15' }
    expect(readChanges(moved, entry, DURATION)).toEqual({
      ok: true,
      value: { work: { projectId: 12, taskId: 101 }, hours: 150 }
    })
  })

  it('a form does not change the hours of a running entry', () => {
    const running = aRunningEntry({ notes: 'Review' })
    expect(readChanges({ ...asIs, hours: 'nonsense' }, running, DURATION)).toEqual({
      ok: true,
      value: {}
    })
  })

  it('a form sends only the end if only the end changed', () => {
    const timed = anEntry({ notes: 'Review', startedTime: '09:00', endedTime: '10:00' })
    const later = { ...asIs, startedTime: '9:00', endedTime: '10:30' }
    expect(readChanges(later, timed, TIMES)).toEqual({ ok: true, value: { endedTime: '10:30' } })
  })

  it('an invalid text stays with an error', () => {
    expect(readChanges({ ...asIs, hours: '-9' }, entry, DURATION)).toEqual({
      ok: false,
      errors: { hours: 'negative' }
    })
  })
})
