import { describe, expect, it } from 'vitest'
import { createDemoState } from '#sandbox/demo-data.ts'
import { indexDirectory } from '#sandbox/directory.ts'
import { lockedReason } from '#sandbox/locks.ts'
import { addDays } from '#sandbox/times.ts'
import { demoOptions, ids, NOON } from './support.ts'

describe.each(['duration', 'timestamps'] as const)('the demo data by %s', (mode) => {
  const state = createDemoState({ ...demoOptions, mode })
  const directory = indexDirectory(state.directory)

  it('the demo data is the same for the same date', () => {
    expect(createDemoState({ ...demoOptions, mode })).toEqual(state)
  })

  it('the demo data has 4 clients, 9 projects and 12 tasks, one of each of the last two archived, and 5 people', () => {
    expect(directory.clients).toHaveLength(4)
    expect(directory.projects.map(({ isActive }) => isActive).filter(Boolean)).toHaveLength(8)
    expect(directory.projects).toHaveLength(9)
    expect(directory.tasks.map(({ isActive }) => isActive).filter(Boolean)).toHaveLength(11)
    expect(directory.tasks).toHaveLength(12)
    expect(directory.people).toHaveLength(5)
  })

  it('the demo data covers the ten weeks until today and nothing in the future', () => {
    const dates = state.entries.map(({ spentDate }) => spentDate).sort()
    expect(dates[0]).toBe('2026-09-14')
    expect(dates.at(-1)).toBe('2026-11-18')
    for (const entry of state.entries) {
      expect(entry.createdAt + entry.hundredths * 36_000).toBeLessThanOrEqual(NOON + 20_000)
      expect(entry.updatedAt).toBeLessThanOrEqual(NOON)
      expect(entry.timerStartedAt).toBeNull()
    }
  })

  it.each(['administrator', 'manager', 'member'] as const)(
    'the %s has entries of every kind, and some today',
    (role) => {
      const own = state.entries.filter(({ userId }) => userId === ids[role])
      const reasons = new Set(own.map((entry) => lockedReason(entry, directory)))
      expect(reasons).toContain('Item Approved')
      expect(reasons).toContain('Item Invoiced and Approved')
      expect(reasons).toContain('Item Invoiced and Approved and Locked for this Time Period')
      expect(own.some((entry) => entry.externalReference !== null)).toBe(true)
      expect(own.some(({ notes }) => notes === null)).toBe(true)
      expect(own.filter(({ spentDate }) => spentDate === '2026-11-18').length).toBeGreaterThan(1)
    }
  )

  it('this week and the last one are not locked', () => {
    const open = state.entries.filter(({ spentDate }) => spentDate >= '2026-11-09')
    expect(new Set(open.map((entry) => lockedReason(entry, directory)))).toEqual(new Set([null]))
  })

  it('working days have plausible hours', () => {
    const own = state.entries.filter(({ userId }) => userId === ids.manager)
    for (let date = '2026-11-09'; date <= '2026-11-13'; date = addDays(date, 1)) {
      const day = own.filter(({ spentDate }) => spentDate === date)
      const sum = day.reduce((total, { hundredths }) => total + hundredths, 0)
      expect(sum).toBeGreaterThan(500)
      expect(sum).toBeLessThan(1000)
    }
  })

  it('every entry has an existing assignment', () => {
    for (const { userId, projectId, taskId } of state.entries) {
      expect(directory.userAssignment(userId, projectId)).toBeDefined()
      expect(directory.taskAssignment(projectId, taskId)).toBeDefined()
    }
  })
})

describe('the demo data of a start/end account', () => {
  it('hours equal the difference of start and end', () => {
    const { entries } = createDemoState({ ...demoOptions, mode: 'timestamps' })
    for (const { startedMinute, endedMinute, hundredths } of entries) {
      expect(Math.round((((endedMinute ?? 0) - (startedMinute ?? 0)) * 100) / 60)).toBe(hundredths)
    }
  })
})

describe('the demo data on other days', () => {
  it.each([
    ['2026-11-21T16:00:00Z', 'a Saturday'],
    ['2026-03-29T16:00:00Z', 'the Sunday summer time begins'],
    ['2027-01-01T12:00:00Z', 'New Year']
  ])('there are entries today on %s, %s', (clock) => {
    const now = Date.parse(clock)
    const { entries } = createDemoState({ ...demoOptions, now })
    const today = entries.filter(({ spentDate }) => spentDate === clock.slice(0, 10))
    expect(today.length).toBeGreaterThan(0)
  })

  it('the demo data can be created without entries', () => {
    expect(createDemoState({ ...demoOptions, empty: true }).entries).toEqual([])
  })
})
