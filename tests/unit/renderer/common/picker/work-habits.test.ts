import { describe, expect, test } from 'vitest'
import { habitsOf } from '#renderer/common/picker/work-habits.ts'
import { buildIndex, rankWork, workKey } from '#renderer/common/picker/match.ts'
import { anAssignment, anEntry, aWork } from '../../state/fixtures.ts'

const STANDUP = aWork('Internal', 'Stand-up', 'Acme')
const DESIGN = aWork('Website', 'Design', 'Acme')
const NINE = { today: '2026-11-18', time: '09:05', timeZone: 'Europe/Berlin' }
const FOUR = { ...NINE, time: '16:00' }

const ENTRIES = ['2026-11-17', '2026-11-16', '2026-11-13'].flatMap((spentDate) => [
  anEntry({ ...STANDUP, spentDate, createdAt: `${spentDate}T08:00:00Z` }),
  anEntry({ ...DESIGN, spentDate, createdAt: `${spentDate}T14:30:00Z` })
])

function first(moment: typeof NINE, query = ''): string | undefined {
  const index = buildIndex([
    anAssignment('Acme', 'Website', ['Design', 'Development']),
    anAssignment('Acme', 'Internal', ['Stand-up'])
  ])
  const recents = [DESIGN, STANDUP].map((work) => ({ entryKey: 'h1', work, notes: '' }))
  return rankWork(index, query, recents, 10, habitsOf(ENTRIES, moment))[0]?.work.task.name
}

describe('habitual work at a time of day', () => {
  test('the habitual work is the most frequent one at this time of day', () => {
    expect(habitsOf(ENTRIES, NINE).get(workKey(STANDUP))).toBe(1)
    expect(habitsOf(ENTRIES, FOUR).get(workKey(DESIGN))).toBe(1)
  })

  test('the habitual work is first when nothing is typed, even if other work is more recent', () => {
    expect(first(NINE)).toBe('Stand-up')
    expect(first(FOUR)).toBe('Design')
  })

  test('habitual work ranks behind work that matches the typed text better', () => {
    expect(first(NINE, 'design')).toBe('Design')
  })

  test('entries of today, old entries and entries made on another day form no habit', () => {
    const entries = [
      anEntry({ spentDate: '2026-11-18', createdAt: '2026-11-18T08:00:00Z' }),
      anEntry({ spentDate: '2026-09-01', createdAt: '2026-09-01T08:00:00Z' }),
      anEntry({ spentDate: '2026-11-12', createdAt: '2026-11-13T08:00:00Z' })
    ]
    expect(habitsOf(entries, NINE).size).toBe(0)
  })

  test('the start time determines the habit where the account tracks times', () => {
    const entry = anEntry({ spentDate: '2026-11-12', startedTime: '09:00', createdAt: '' })
    expect(habitsOf([entry], NINE).get(workKey(entry))).toBe(1)
  })
})
