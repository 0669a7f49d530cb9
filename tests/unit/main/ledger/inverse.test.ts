import fc from 'fast-check'
import { expect, it } from 'vitest'
import { annotate } from '#main/ledger/annotate.ts'
import type { Inverse } from '#main/ledger/inverse.ts'
import type { Intent } from '#main/ledger/intents.ts'
import type { NewOperation, Operation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { overlay } from '#main/ledger/overlay.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { currentHours } from '#shared/hours.ts'
import type { HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import { harvestEntry, NOW, runningEntry, WORK } from '#tests/support/entries.ts'
import { BERLIN, BERLIN_TIMES, operation } from '#tests/support/operations.ts'

const OTHER = {
  client: { id: 2, name: 'Initech' },
  project: { id: 12, name: 'App', code: null },
  task: { id: 22, name: 'Design' }
} as const
const draft = { work: OTHER, spentDate: '2026-11-18', notes: 'new', billable: true }

const reference = {
  id: '5',
  groupId: null,
  accountId: null,
  permalink: 'https://github.com/a/b/issues/5',
  service: 'github.com',
  serviceIconUrl: null
}

const stopped = fc
  .record({ hours: fc.integer({ min: 1, max: 900 }), notes: fc.string(), refers: fc.boolean() })
  .map(({ hours, notes, refers }) =>
    harvestEntry({ hours, notes, externalReference: refers ? reference : null })
  )
const running = fc
  .record({ since: fc.integer({ min: 1, max: 300 }), banked: fc.integer({ min: 0, max: 500 }) })
  .map(({ since, banked }) => runningEntry(NOW - since * MINUTE, banked, { startedTime: '12:00' }))

const changes = fc.record(
  {
    notes: fc.string(),
    hours: fc.integer({ min: 1, max: 900 }),
    spentDate: fc.constantFrom('2026-11-16', '2026-11-17'),
    work: fc.constant(OTHER)
  },
  { requiredKeys: [] }
)

const ofStopped: fc.Arbitrary<Intent> = fc.oneof(
  changes.map((each): Intent => ({ kind: 'update', changes: each })),
  fc.constant<Intent>({ kind: 'delete' }),
  fc.constant<Intent>({ kind: 'restart', startedAt: NOW }),
  fc.constant<Intent>({ kind: 'removeReference' })
)
const ofRunning: fc.Arbitrary<Intent> = fc.oneof(
  fc.string().map((notes): Intent => ({ kind: 'update', changes: { notes } })),
  fc.constant<Intent>({ kind: 'delete' }),
  fc.constant<Intent>({ kind: 'stop', stoppedAt: NOW, hours: 33 }),
  fc.integer({ min: 1, max: 50 }).map((minutes): Intent => ({
    kind: 'trim',
    cut: {
      removedMs: minutes * MINUTE,
      endsAt: NOW - minutes * MINUTE,
      then: 'continue',
      hoursAfter: 10,
      deletesEntry: false,
      added: [{ key: 'l-added', entry: draft, time: { kind: 'hours', hours: 50 } }],
      copy: null
    }
  }))
)
const ofNothing: fc.Arbitrary<Intent> = fc.constantFrom<Intent>(
  { kind: 'create', entry: draft, time: { kind: 'hours', hours: 75 } },
  { kind: 'start', entry: draft, startedAt: NOW }
)

const command = fc.oneof(
  fc.tuple(stopped, ofStopped),
  fc.tuple(running, ofRunning),
  fc.tuple(fc.oneof(stopped, running), ofNothing)
)

function shownBy(
  entry: HarvestEntry,
  given: readonly NewOperation[],
  context: OverlayContext
): readonly TimeEntry[] {
  const operations: readonly Operation[] = given.map(({ intent, entryKey }, index) =>
    operation(intent, { entryKey, sequence: index, id: String(index) })
  )
  return overlay([{ key: 'h1001', entry }], operations, context)
}

/** Returns what the user sees of entries, without ids and details. */
function seen(entries: readonly TimeEntry[]): unknown {
  return entries
    .map((entry) => ({
      project: entry.project.id,
      task: entry.task.id,
      date: entry.spentDate,
      notes: entry.notes,
      isRunning: entry.isRunning,
      hours: [currentHours(entry, NOW), currentHours(entry, NOW + HOUR)],
      reference: entry.externalReference?.id ?? null
    }))
    .toSorted((a, b) => a.notes.localeCompare(b.notes))
}

function doAndUndo(entry: HarvestEntry, intent: Intent, context: OverlayContext) {
  const isNew = intent.kind === 'create' || intent.kind === 'start'
  const options = {
    shown: (key: string) => shownBy(entry, [], context).find((each) => each.key === key),
    context: context,
    clock: { now: () => NOW, doubt: () => null }
  }
  const { operations, undo } = annotate([{ entryKey: isNew ? 'l-new' : 'h1001', intent }], options)
  const inverses = ((undo as { inverses: readonly Inverse[] } | null)?.inverses ?? []).toReversed()
  const back = inverses.flatMap((each) => each.operations)
  return {
    before: seen(shownBy(entry, [], context)),
    after: seen(shownBy(entry, [...operations, ...back], context))
  }
}

it('a change and its undo show the entry as before, except for ids', () => {
  fc.assert(
    fc.property(command, ([entry, intent]) => {
      const { before, after } = doAndUndo(entry, intent, BERLIN)
      expect(after).toEqual(before)
    }),
    { numRuns: 500 }
  )
})

it('an undone stop of a start/end entry warns that the end stays and a new entry continues', () => {
  const entry = runningEntry(NOW - HOUR, 0, { startedTime: '15:00' })
  const options = {
    shown: () => shownBy(entry, [], BERLIN_TIMES)[0],
    context: BERLIN_TIMES,
    clock: { now: () => NOW, doubt: () => null }
  }
  const stop: Intent = { kind: 'stop', stoppedAt: NOW, hours: 100 }
  const { undo } = annotate([{ entryKey: 'h1001', intent: stop }], options)
  expect(undo).toMatchObject({
    loses: ['end'],
    inverses: [{ operations: [{ intent: { kind: 'start', startedAt: NOW } }] }]
  })
})

it('an undone deletion warns that the entry loses its id and its invoice', () => {
  const entry = harvestEntry({ invoice: { id: 3, number: '17' } })
  const options = {
    shown: () => shownBy(entry, [], BERLIN)[0],
    context: BERLIN,
    clock: { now: () => NOW, doubt: () => null }
  }
  const { undo } = annotate([{ entryKey: 'h1001', intent: { kind: 'delete' } }], options)
  expect(undo).toMatchObject({ loses: ['id', 'invoice'] })
})

it('an undone deletion does not mention an id that Harvest never assigned', () => {
  const creation: Intent = { kind: 'create', entry: draft, time: { kind: 'hours', hours: 75 } }
  const [waiting] = overlay([], [operation(creation, { entryKey: 'l-new' })], BERLIN)
  const options = {
    shown: () => waiting,
    context: BERLIN,
    clock: { now: () => NOW, doubt: () => null }
  }
  const { undo } = annotate([{ entryKey: 'l-new', intent: { kind: 'delete' } }], options)
  expect(undo).toMatchObject({ loses: [], inverses: [{ operations: [{ intent: creation }] }] })
})

it('undoing a switch deletes the new timer and continues the old one without a gap', () => {
  const entry = runningEntry(NOW - HOUR, 25)
  const options = {
    shown: (key: string) => shownBy(entry, [], BERLIN).find((each) => each.key === key),
    context: BERLIN,
    clock: { now: () => NOW, doubt: () => null }
  }
  const { operations, undo } = annotate(
    [
      { entryKey: 'h1001', intent: { kind: 'stop', stoppedAt: NOW, hours: 125 } },
      { entryKey: 'l2', intent: { kind: 'start', entry: { ...draft, work: WORK }, startedAt: NOW } }
    ],
    options
  )
  const { inverses } = undo as { inverses: readonly Inverse[] }
  const back = inverses.toReversed().flatMap((each) => each.operations)
  expect(seen(shownBy(entry, [...operations, ...back], BERLIN))).toEqual(
    seen(shownBy(entry, [], BERLIN))
  )
})
