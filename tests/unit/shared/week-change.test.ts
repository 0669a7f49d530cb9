import { expect, it } from 'vitest'
import type { WeekSlice } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { changedWeek, weekChange } from '#shared/week-change.ts'
import { weekOf } from '#shared/time/week.ts'
import { windowEntry } from '#tests/support/window-state.ts'

const WEEK = weekOf('2026-11-18', 'Monday')

function aWeek(version: number, entries: readonly TimeEntry[], capacity = 4000): WeekSlice {
  return { week: WEEK, version, entries, capacity, isLoaded: true }
}

function entries(count: number): readonly TimeEntry[] {
  return Array.from({ length: count }, (_, index) => windowEntry({ key: `h${index}`, id: index }))
}

it('the change of one of 2,000 entries contains this entry and the keys of the others', () => {
  const before = aWeek(1, entries(2000))
  const edited = before.entries.with(7, { ...before.entries[7]!, notes: 'edited' })
  const change = weekChange(before, aWeek(2, edited))
  expect(change?.entries.filter((entry) => typeof entry !== 'string')).toEqual([edited[7]])
})

it('applying a change returns the week that was sent', () => {
  const before = aWeek(1, entries(4))
  const [first, second, , last] = before.entries
  const added = windowEntry({ key: 'c1', id: null })
  const edited = { ...second!, hours: 900 }
  const after = aWeek(2, [last!, added, edited, first!], 3000)
  const change = weekChange(before, after)
  expect(change && changedWeek(before, change)).toEqual(after)
})

it('an equal week is no change, even in another version', () => {
  const before = aWeek(1, entries(3))
  const copied = before.entries.map((entry) => ({ ...entry }))
  expect(weekChange(before, aWeek(2, copied))).toBeNull()
})

it('another order, a removed entry and another capacity are changes', () => {
  const before = aWeek(1, entries(3))
  expect(weekChange(before, aWeek(2, before.entries.toReversed()))).not.toBeNull()
  expect(weekChange(before, aWeek(2, before.entries.slice(1)))).not.toBeNull()
  expect(weekChange(before, aWeek(2, before.entries, 3000))).not.toBeNull()
})

it('a change based on a version that the window does not have is not applied', () => {
  const before = aWeek(1, entries(3))
  const change = weekChange(before, aWeek(2, before.entries, 3000))!
  expect(changedWeek(null, change)).toBeNull()
  expect(changedWeek({ ...before, version: 7 }, change)).toBeNull()
  expect(changedWeek(aWeek(1, entries(2)), change)).toBeNull()
})
