import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { Cut, Intent } from '#main/ledger/intents.ts'
import type { NewOperation } from '#main/ledger/operations.ts'
import { sentMarkerOf } from '#main/ledger/operations.ts'
import { mostRequests } from '#main/sync/push/contradiction.ts'
import { push } from '#main/sync/push/push.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { harvestEntry, KIM, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { openTestLedger } from '#tests/support/ledger.ts'

const work = { work: WORK, spentDate: '2026-11-18', notes: '', billable: true }
const times = { kind: 'times', startedTime: '09:00', endedTime: '10:30' } as const
const cut: Cut = {
  removedMs: HOUR,
  endsAt: NOW - HOUR,
  then: 'continue',
  hoursAfter: 100,
  deletesEntry: false,
  added: [{ key: 'added', entry: work, time: { kind: 'hours', hours: 100 } }],
  copy: { key: 'copy', entry: work, startedAt: NOW - MINUTE }
}

/** Every kind of operation, on an entry that Harvest has (`h1`) and on a new one. */
const OPERATIONS: readonly NewOperation[] = [
  { entryKey: 'new', intent: { kind: 'create', entry: work, time: { kind: 'hours', hours: 150 } } },
  { entryKey: 'new', intent: { kind: 'create', entry: work, time: times } },
  { entryKey: 'new', intent: { kind: 'start', entry: work, startedAt: NOW - HOUR } },
  ...(
    [
      { kind: 'update', changes: { hours: 250 } },
      { kind: 'update', changes: { startedTime: '08:00', endedTime: '09:00' } },
      { kind: 'delete' },
      { kind: 'stop', stoppedAt: NOW - HOUR, hours: 100 },
      { kind: 'restart', startedAt: NOW - HOUR },
      { kind: 'removeReference' },
      { kind: 'trim', cut },
      { kind: 'trim', cut: { ...cut, then: 'stop', copy: null } },
      { kind: 'trim', cut: { ...cut, deletesEntry: true, added: [] } }
    ] satisfies readonly Intent[]
  ).map((intent) => ({ entryKey: 'h1', intent }))
]

const reference = {
  groupId: null,
  accountId: null,
  permalink: null,
  service: null,
  serviceIconUrl: null
}
const someEntry: fc.Arbitrary<HarvestEntry> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    hours: fc.integer({ min: 0, max: 400 }),
    hoursWithoutTimer: fc.integer({ min: 0, max: 400 }),
    isRunning: fc.boolean(),
    runsFor: fc.integer({ min: 0, max: 5 * HOUR }),
    startedTime: fc.constantFrom(null, '08:00', '09:00'),
    endedTime: fc.constantFrom(null, '09:00', '15:00', '10:30'),
    marker: fc.boolean()
  })
  .map(({ runsFor, marker, ...fields }) =>
    harvestEntry({
      ...fields,
      timerStartedAt: fields.isRunning ? new Date(NOW - runsFor).toISOString() : null,
      externalReference: marker ? { id: 'gleaner:any', ...reference } : null
    })
  )

type Answer = { readonly entry: HarvestEntry } | { readonly failure: Failure }
type Failure = readonly [HarvestError['kind'], HarvestError['certainty']]

const accepted = someEntry.map((entry): Answer => ({ entry }))
const refused = fc
  .constantFrom<Failure>(
    ['not-found', 'refused'],
    ['rejected', 'refused'],
    ['forbidden', 'refused']
  )
  .map((failure): Answer => ({ failure }))
const troubled = fc
  .constantFrom<Failure>(
    ['offline', 'unknown'],
    ['offline', 'not-sent'],
    ['server-trouble', 'unknown'],
    ['server-trouble', 'refused'],
    ['rate-limited', 'not-sent'],
    ['unexpected-answer', 'unknown']
  )
  .map((failure): Answer => ({ failure }))

/** A Harvest that repeats these responses for any request, and counts. */
function harvest(answers: readonly Answer[], markerOf: () => string | undefined) {
  const counted = { requests: 0 }
  function next(): HarvestEntry {
    const answer = answers[counted.requests++ % answers.length]
    if (!answer) throw new Error('no answers')
    if ('entry' in answer) {
      const { externalReference } = answer.entry
      const id = markerOf()
      return externalReference && id !== undefined
        ? { ...answer.entry, externalReference: { ...externalReference, id } }
        : answer.entry
    }
    const [kind, certainty] = answer.failure
    throw new HarvestError({ kind, certainty, method: 'GET', path: '/v2' })
  }
  const one = async () => next()
  const client = {
    createTimeEntry: one,
    updateTimeEntry: one,
    stopTimeEntry: one,
    restartTimeEntry: one,
    retrieveTimeEntry: one,
    deleteTimeEntry: one,
    deleteExternalReference: one,
    retrieveMe: one,
    listTimeEntries: async function* () {
      yield next()
    }
  }
  return { counted, client: client as unknown as HarvestClient, next }
}

/** Pushes once a minute for twenty minutes and returns the requests of each push. */
async function pushes(given: NewOperation, answers: readonly Answer[], modes: readonly boolean[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gleaner-bounded-'))
  const ledger = openTestLedger(path.join(folder, 'ledger.sqlite'), {
    context: () => context(),
    clock: { now: () => now, doubt: () => null }
  })
  let now = NOW
  let readings = 0
  const context = () => ({
    mode: modes[readings % modes.length] ? ('duration' as const) : ('timestamps' as const),
    timeZone: 'Europe/Berlin',
    user: KIM
  })
  const isRunning = given.intent.kind !== 'restart'
  ledger.upsert(
    [isRunning ? runningEntry(NOW - 2 * HOUR, 0, { id: 1 }) : harvestEntry({ id: 1 })],
    NOW
  )
  const [known] = ledger.entriesBetween('0000-01-01', '9999-12-31')
  const entryKey = given.entryKey === 'h1' ? (known?.key ?? '') : given.entryKey
  const [id] = ledger.append([{ ...given, entryKey }])
  const { client, counted, next } = harvest(answers, () => {
    const [operation] = ledger.operations()
    return operation && sentMarkerOf(operation)
  })
  const counts: number[] = []
  for (let round = 0; round < 20; round++) {
    const before = counted.requests
    await push({
      client,
      ledger,
      view: ledger.view,
      context,
      now: () => now,
      clock: () => 'known',
      readAccount: async () => {
        next()
        readings += 1
      }
    }).catch((error: unknown) => {
      if (!(error instanceof HarvestError)) throw error
    })
    counts.push(counted.requests - before)
    now += MINUTE
  }
  // operations that this one caused may wait behind it
  const open = ledger
    .operations()
    .filter(({ id: each }) => each === id)
    .map(({ status }) => status)
  ledger.close()
  rmSync(folder, { recursive: true, force: true })
  return { counts, open }
}

/** Each turn of an operation makes a lookup, reads first, reads the running timer, sends, and reads the account. */
const REQUESTS_PER_TURN = 7

const anAnswer = fc.oneof({ weight: 4, arbitrary: accepted }, refused, troubled)
const anything = {
  given: fc.constantFrom(...OPERATIONS),
  modes: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 })
}

it('a push sends a bounded number of requests for every operation and any answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ...anything, answers: fc.array(anAnswer, { minLength: 1, maxLength: 9 }) }),
      async ({ given, answers, modes }) => {
        const { counts } = await pushes(given, answers, modes)
        // a late start may journal a stop for each running timer it finds
        const most = 2 * (mostRequests(given) + 1) * REQUESTS_PER_TURN
        expect(Math.max(...counts)).toBeLessThanOrEqual(most)
      }
    ),
    { numRuns: 60 }
  )
})

it('an operation ends after a bounded number of requests when Harvest decides about each', async () => {
  const decided = fc.oneof({ weight: 4, arbitrary: accepted }, refused)
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ...anything, answers: fc.array(decided, { minLength: 1, maxLength: 9 }) }),
      async ({ given, answers, modes }) => {
        const { counts, open } = await pushes(given, answers, modes)
        const total = counts.reduce((sum, count) => sum + count, 0)
        expect(total).toBeLessThanOrEqual(3 * (mostRequests(given) + 1) * REQUESTS_PER_TURN)
        // a request may have arrived whose lookup Harvest refuses, so its operation stays unknown
        const ends = answers.some((answer) => 'failure' in answer)
          ? ['refused', 'asking', 'unknown']
          : ['refused', 'asking']
        expect(open.filter((status) => !ends.includes(status))).toEqual([])
      }
    ),
    { numRuns: 100 }
  )
})
