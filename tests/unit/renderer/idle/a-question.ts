import type { IdleQuestion } from '#shared/absence.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { aRunningEntry } from '#tests/unit/renderer/timesheet/an-entry.ts'

export function aQuestion(changes: Partial<IdleQuestion> = {}): IdleQuestion {
  const entry = aRunningEntry({ notes: 'Pairing' })
  const from = Date.parse('2026-11-18T12:03:00Z')
  return {
    entry,
    entryKey: entry.key,
    absences: [{ from, to: from + 22 * MINUTE, kind: 'idle' }],
    startedAt: from - 2 * HOUR,
    isInMinutes: false,
    from,
    to: from + 22 * MINUTE,
    minutes: 22,
    hoursBefore: 224,
    ...changes
  }
}
