import { describe, expect, it } from 'vitest'
import type { Intent, Operation } from '#main/ledger/operations.ts'
import { planRequest } from '#main/sync/plan/plan.ts'
import type { PlanContext } from '#main/sync/plan/planned-request.ts'
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

describe('what is sent for a started timer', () => {
  it('is a create without hours', () => {
    expect(planRequest(start(NOW), context())).toMatchObject({
      call: 'create',
      time: { kind: 'timer' }
    })
  })

  it('is nothing more when Harvest’s clock began at the click', () => {
    const began = runningEntry(NOW + SECOND)
    expect(planRequest(start(NOW, { step: 1 }), context({}, began))).toEqual({ call: 'nothing' })
  })

  it('is corrected to the hours it really ran when it arrived late', () => {
    const late = runningEntry(NOW)
    const plan = planRequest(start(NOW - 2 * HOUR, { step: 1 }), context({}, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 200 } })
    const corrected = runningEntry(NOW, 200)
    const again = planRequest(start(NOW - 2 * HOUR, { step: 2 }), context({}, corrected))
    expect(again.call).toBe('nothing')
  })

  it('is corrected to what it had when it was stopped, also where time was cut out of it before', () => {
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

  it('is one create with hours when it was stopped before it could be sent', () => {
    const following = [operation(stopIntent(NOW - HOUR, 150), { sequence: 2 })]
    const plan = planRequest(start(NOW - 2.5 * HOUR), context({ following }))
    expect(plan).toMatchObject({ call: 'create', time: { kind: 'hours', hours: 150 } })
  })

  it('is one create with what was still in it when it was cut and stopped before it could be sent', () => {
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

  it('is one create that ends where a cut ended it, in a start/end account', () => {
    const rest = { hoursAfter: 10, deletesEntry: false, added: [], copy: null } as const
    const cut = { removedMs: 9 * MINUTE, endsAt: NOW - 14 * MINUTE, then: 'stop', ...rest } as const
    const following = [operation({ kind: 'trim', cut }, { sequence: 2 })]
    expect(
      planRequest(start(NOW - 20 * MINUTE), context({ mode: 'timestamps', following }))
    ).toMatchObject({ time: { kind: 'times', startedTime: '15:40', endedTime: '15:46' } })
  })

  it('is asked about when it is shorter than a hundredth: zero hours would start a timer', () => {
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

  it('carries start and end in a start/end account', () => {
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

describe('what is sent for a stop', () => {
  const running = runningEntry(NOW - HOUR)
  const stop = operation(stopIntent(NOW, 100))

  it('is the stop while the timer runs', () => {
    expect(planRequest(stop, context({}, running))).toEqual({ call: 'stop', entryKey: 'h1001' })
  })

  it('is nothing when somebody else was quicker', () => {
    expect(planRequest(stop, context({}, harvestEntry()))).toEqual({ call: 'nothing' })
  })

  it('leaves Harvest’s figure alone when it arrived at once', () => {
    const prompt = { ...stop, step: 1, sentAt: NOW + SECOND }
    expect(planRequest(prompt, context({}, harvestEntry({ hours: 101 }))).call).toBe('nothing')
  })

  it('is corrected to the hours of the click when it arrived late', () => {
    const late = { ...stop, step: 1, sentAt: NOW + HOUR, progress: { isLate: true, target: 100 } }
    const plan = planRequest(late, context({ now: NOW + HOUR }, harvestEntry({ hours: 200 })))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 100 } })
  })

  it('is corrected to the minute of the click in a start/end account', () => {
    const late = { ...stop, step: 1, sentAt: NOW + HOUR, progress: { isLate: true, target: 100 } }
    const ended = harvestEntry({ startedTime: '15:00', endedTime: '17:00' })
    const plan = planRequest(late, context({ mode: 'timestamps', now: NOW + HOUR }, ended))
    expect(plan).toMatchObject({ call: 'update', changes: { endedTime: '16:00' } })
  })
})

describe('what is sent for a restart', () => {
  const restart = operation({ kind: 'restart', startedAt: NOW })

  it('is the restart', () => {
    expect(planRequest(restart, context({}, harvestEntry())).call).toBe('restart')
  })

  it('is only the new hours when it was stopped again before it could be sent', () => {
    const following = [operation(stopIntent(NOW + HOUR, 200), { sequence: 2 })]
    expect(planRequest(restart, context({ following }, harvestEntry()))).toMatchObject({
      call: 'update',
      changes: { hours: 200 }
    })
  })

  it('adds the time since the click to what was banked when it arrived late', () => {
    const late = runningEntry(NOW + HOUR, 100)
    const plan = planRequest({ ...restart, step: 1 }, context({ now: NOW + HOUR }, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 200 } })
  })
})

describe('what is sent for a cut', () => {
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

  it('adds the new entry before it takes the time away', () => {
    const plans = calls({ kind: 'trim', cut }, 3, context({}, running))
    expect(plans[0]).toMatchObject({ call: 'create', entryKey: 'l9', time: { hours: 50 } })
    expect(plans[1]).toMatchObject({ call: 'update', changes: { hours: 50 } })
    expect(plans[2]).toEqual({ call: 'nothing' })
  })

  it('counts what was worked until the request leaves', () => {
    const later = context({ now: NOW + HOUR }, running)
    const plan = planRequest(operation({ kind: 'trim', cut }, { step: 1 }), later)
    expect(plan).toMatchObject({ changes: { hours: 150 } })
  })

  it('stops first and then sets what remains', () => {
    const stop: Intent = { kind: 'trim', cut: { ...cut, then: 'stop', added: [] } }
    expect(planRequest(operation(stop), context({}, running)).call).toBe('stop')
    const stopped = harvestEntry({ hours: 100 })
    expect(planRequest(operation(stop, { step: 1 }), context({}, stopped))).toMatchObject({
      changes: { hours: 50 }
    })
  })

  it('continues in a copy and ends the old entry where the absence began, in a start/end account', () => {
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
  it('corrects the clock when the hours took long to arrive, once', () => {
    const progress = { shortened: { sentAt: NOW, hours: 50 } }
    const cutAt = operation({ kind: 'trim', cut }, { step: 2, progress })
    const prompt = runningEntry(NOW + SECOND, 50)
    expect(planRequest(cutAt, context({ now: NOW + SECOND }, prompt)).call).toBe('nothing')
    const late = runningEntry(NOW + 3 * MINUTE, 50)
    const plan = planRequest(cutAt, context({ now: NOW + 3 * MINUTE }, late))
    expect(plan).toMatchObject({ call: 'update', changes: { hours: 55 } })
    expect(planRequest({ ...cutAt, step: 3 }, context({}, late)).call).toBe('nothing')
  })

  it('takes the time out of an entry that was stopped elsewhere in the meantime', () => {
    const stopped = context({}, harvestEntry({ hours: 100 }))
    expect(planRequest(operation({ kind: 'trim', cut }, { step: 1 }), stopped)).toMatchObject({
      changes: { hours: 50 }
    })
  })

  it('deletes an entry of which nothing is left without stopping it first', () => {
    const gone: Intent = { kind: 'trim', cut: { ...cut, then: 'stop', deletesEntry: true } }
    const plans = calls(gone, 2, context({}, running))
    expect(plans.map(({ call }) => call)).toEqual(['create', 'delete'])
  })
})
