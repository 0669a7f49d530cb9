import { describe, expect, it } from 'vitest'
import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import { planRequest } from '#main/sync/plan/plan.ts'
import type { PlanContext } from '#main/sync/plan/plan-context.ts'
import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { harvestEntry, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { operation } from '#tests/support/operations.ts'

const newEntry = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }

function context(differs: Partial<PlanContext> = {}, entry?: HarvestEntry): PlanContext {
  return {
    mode: 'duration',
    timeZone: 'Europe/Berlin',
    now: NOW,
    copy: () => entry,
    following: [],
    ...differs
  }
}

const start = (startedAt: number, differs: Partial<Operation> = {}): Operation =>
  operation({ kind: 'start', entry: newEntry, startedAt }, differs)
const stopIntent = (stoppedAt: number, hours: number): Intent => ({
  kind: 'stop',
  stoppedAt,
  hours
})

describe('requests for a start', () => {
  it('a start is a create without hours', () => {
    expect(planRequest(start(NOW), context())).toMatchObject({
      call: 'create',
      time: { kind: 'timer' }
    })
  })

  it('a start needs no correction when Harvest’s timer began at the click', () => {
    const began = runningEntry(NOW + SECOND)
    expect(planRequest(start(NOW, { step: 1 }), context({}, began))).toEqual({ call: 'nothing' })
  })

  it('a start that arrived late is corrected to the hours it really ran', () => {
    const late = runningEntry(NOW)
    const plan = planRequest(start(NOW - 2 * HOUR, { step: 1 }), context({}, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 200 } })
    const corrected = runningEntry(NOW, 200)
    const again = planRequest(start(NOW - 2 * HOUR, { step: 2 }), context({}, corrected))
    expect(again.call).toBe('nothing')
  })

  it('a start that arrived late is corrected to its hours at the stop, without the time cut before', () => {
    const cut = {
      removedMs: HOUR,
      endsAt: NOW - 2 * HOUR,
      then: 'continue',
      hoursAfter: 100
    } as const
    const rest = { deletesEntry: false, added: [], copy: null }
    const following = [
      operation({ kind: 'trim', cut: { ...cut, ...rest } }, { sequence: 2 }),
      operation(stopIntent(NOW - HOUR, 100), { sequence: 3 })
    ]
    const late = runningEntry(NOW)
    const plan = planRequest(start(NOW - 3 * HOUR, { step: 1 }), context({ following }, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 200 } })
  })

  it('an unsent start that was stopped is one create with hours', () => {
    const following = [operation(stopIntent(NOW - HOUR, 150), { sequence: 2 })]
    const plan = planRequest(start(NOW - 2.5 * HOUR), context({ following }))
    expect(plan).toMatchObject({ call: 'create', time: { kind: 'hours', hours: 150 } })
  })

  it('an unsent start that was cut and stopped is one create with the remaining hours', () => {
    const rest = { hoursAfter: 0, deletesEntry: false, added: [], copy: null } as const
    const cut = {
      removedMs: 30 * MINUTE,
      endsAt: NOW - 2 * HOUR,
      then: 'continue',
      ...rest
    } as const
    const following = [
      operation({ kind: 'trim', cut }, { sequence: 2 }),
      operation(stopIntent(NOW - HOUR, 100), { sequence: 3 })
    ]
    const plan = planRequest(start(NOW - 2.5 * HOUR), context({ following }))
    expect(plan).toMatchObject({ call: 'create', time: { kind: 'hours', hours: 150 } })
  })

  it('an unsent start that a cut stopped is one create with the end of the cut, in a start/end account', () => {
    const rest = { hoursAfter: 10, deletesEntry: false, added: [], copy: null } as const
    const cut = { removedMs: 9 * MINUTE, endsAt: NOW - 14 * MINUTE, then: 'stop', ...rest } as const
    const following = [operation({ kind: 'trim', cut }, { sequence: 2 })]
    expect(
      planRequest(start(NOW - 20 * MINUTE), context({ mode: 'timestamps', following }))
    ).toMatchObject({ time: { kind: 'times', startedTime: '15:40', endedTime: '15:46' } })
  })

  it('a start shorter than a hundredth causes a question, because zero hours would start a timer', () => {
    const following = [operation(stopIntent(NOW, 0), { sequence: 2 })]
    const short = start(NOW - 5 * SECOND)
    expect(planRequest(short, context({ following }))).toEqual({
      call: 'ask',
      question: { kind: 'too-short' }
    })
    const intent: Intent = { kind: 'start', entry: newEntry, startedAt: NOW, atLeast: 'grain' }
    expect(planRequest({ ...short, intent }, context({ following }))).toMatchObject({
      time: { kind: 'hours', hours: 1 }
    })
  })

  it('a start carries start and end times in a start/end account', () => {
    const timestamps = { mode: 'timestamps' } as const
    expect(planRequest(start(NOW - 20 * MINUTE), context(timestamps))).toMatchObject({
      time: { kind: 'timer', startedTime: '15:40' }
    })
    const following = [operation(stopIntent(NOW - 5 * MINUTE, 25), { sequence: 2 })]
    expect(
      planRequest(start(NOW - 20 * MINUTE), context({ ...timestamps, following }))
    ).toMatchObject({ time: { kind: 'times', startedTime: '15:40', endedTime: '15:55' } })
  })
})

describe('requests for a stop', () => {
  const running = runningEntry(NOW - HOUR)
  const stop = operation(stopIntent(NOW, 100))

  it('a stop is sent while the timer runs', () => {
    expect(planRequest(stop, context({}, running))).toEqual({ call: 'stop', entryKey: 'h1001' })
  })

  it('nothing is sent when another device stopped the timer before', () => {
    expect(planRequest(stop, context({}, harvestEntry()))).toEqual({ call: 'nothing' })
  })

  it('a stop that arrived in time is not corrected', () => {
    const prompt = { ...stop, step: 1, sentAt: NOW + SECOND }
    expect(planRequest(prompt, context({}, harvestEntry({ hours: 101 }))).call).toBe('nothing')
  })

  it('a stop that arrived late is corrected to the hours of the click', () => {
    const late = { ...stop, step: 1, sentAt: NOW + HOUR, progress: { isLate: true, target: 100 } }
    const plan = planRequest(late, context({ now: NOW + HOUR }, harvestEntry({ hours: 200 })))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 100 } })
  })

  it('a stop that arrived late is corrected to the minute of the click in a start/end account', () => {
    const late = { ...stop, step: 1, sentAt: NOW + HOUR, progress: { isLate: true, target: 100 } }
    const ended = harvestEntry({ startedTime: '15:00', endedTime: '17:00' })
    const plan = planRequest(late, context({ mode: 'timestamps', now: NOW + HOUR }, ended))
    expect(plan).toMatchObject({ call: 'update', changes: { endedTime: '16:00' } })
  })
})

describe('requests for a restart', () => {
  const restart = operation({ kind: 'restart', startedAt: NOW })

  it('a restart is sent as a restart', () => {
    expect(planRequest(restart, context({}, harvestEntry())).call).toBe('restart')
  })

  it('an unsent restart that was stopped is one update of the hours', () => {
    const following = [operation(stopIntent(NOW + HOUR, 200), { sequence: 2 })]
    expect(planRequest(restart, context({ following }, harvestEntry()))).toMatchObject({
      call: 'update',
      changes: { hours: 200 }
    })
  })

  it('a restart that arrived late gets the time since the click in addition to its banked hours', () => {
    const late = runningEntry(NOW + HOUR, 100)
    const plan = planRequest({ ...restart, step: 1 }, context({ now: NOW + HOUR }, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 200 } })
  })
})

describe('requests for a cut', () => {
  const cut = {
    removedMs: 30 * MINUTE,
    endsAt: NOW - 40 * MINUTE,
    then: 'continue',
    hoursAfter: 50,
    deletesEntry: false,
    added: [{ key: 'l9', entry: newEntry, time: { kind: 'hours', hours: 50 } }],
    copy: null
  } as const
  const running = runningEntry(NOW - HOUR)
  const calls = (intent: Intent, steps: number, plan: PlanContext) =>
    Array.from({ length: steps }, (_, step) => planRequest(operation(intent, { step }), plan))

  it('a cut creates the new entry before it removes the time', () => {
    const plans = calls({ kind: 'trim', cut }, 3, context({}, running))
    expect(plans[0]).toMatchObject({ call: 'create', entryKey: 'l9', time: { hours: 50 } })
    expect(plans[1]).toMatchObject({ call: 'update', changes: { hours: 50 } })
    expect(plans[2]).toEqual({ call: 'nothing' })
  })

  it('a cut preserves the work until the request is sent', () => {
    const later = context({ now: NOW + HOUR }, running)
    const plan = planRequest(operation({ kind: 'trim', cut }, { step: 1 }), later)
    expect(plan).toMatchObject({ changes: { hours: 150 } })
  })

  it('a cut stops the timer first and then sets the remaining hours', () => {
    const stop: Intent = { kind: 'trim', cut: { ...cut, then: 'stop', added: [] } }
    expect(planRequest(operation(stop), context({}, running)).call).toBe('stop')
    const stopped = harvestEntry({ hours: 100 })
    expect(planRequest(operation(stop, { step: 1 }), context({}, stopped))).toMatchObject({
      changes: { hours: 50 }
    })
  })

  it('a cut starts a continuation and ends the old entry at the absence, in a start/end account', () => {
    const copy = { key: 'l8', entry: newEntry, startedAt: NOW - 10 * MINUTE }
    const intent: Intent = { kind: 'trim', cut: { ...cut, added: [], copy } }
    const ranOn = runningEntry(copy.startedAt)
    const timestamps = context({
      mode: 'timestamps',
      copy: (key) => (key === 'l8' ? ranOn : running)
    })
    const plans = calls(intent, 3, timestamps)
    expect(plans[0]).toMatchObject({
      entryKey: 'l8',
      time: { kind: 'timer', startedTime: '15:50' }
    })
    expect(plans[1]).toMatchObject({ call: 'update', changes: { endedTime: '15:20' } })
  })
  it('a cut corrects the timer once when its hours arrived late', () => {
    const progress = { shortened: { sentAt: NOW, hours: 50 } }
    const cutAt = operation({ kind: 'trim', cut }, { step: 2, progress })
    const prompt = runningEntry(NOW + SECOND, 50)
    expect(planRequest(cutAt, context({ now: NOW + SECOND }, prompt)).call).toBe('nothing')
    const late = runningEntry(NOW + 3 * MINUTE, 50)
    const plan = planRequest(cutAt, context({ now: NOW + 3 * MINUTE }, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 55 } })
    expect(planRequest({ ...cutAt, step: 3 }, context({}, late)).call).toBe('nothing')
  })

  it('a cut removes the time from an entry that was stopped elsewhere', () => {
    const stopped = context({}, harvestEntry({ hours: 100 }))
    expect(planRequest(operation({ kind: 'trim', cut }, { step: 1 }), stopped)).toMatchObject({
      changes: { hours: 50 }
    })
  })

  it('a cut that leaves nothing deletes the entry without stopping it first', () => {
    const gone: Intent = { kind: 'trim', cut: { ...cut, then: 'stop', deletesEntry: true } }
    const plans = calls(gone, 2, context({}, running))
    expect(plans.map(({ call }) => call)).toEqual(['create', 'delete'])
  })
})
