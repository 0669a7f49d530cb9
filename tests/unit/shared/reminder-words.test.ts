import { describe, expect, it } from 'vitest'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Reminder } from '#shared/reminder.ts'
import type { ReminderFormats } from '#shared/reminder-words.ts'
import { reminderWords } from '#shared/reminder-words.ts'
import { NOW, runningEntry, shown, WORK } from '#tests/support/entries.ts'

const formats: ReminderFormats = {
  timeOfDay: () => '9:02',
  hours: (hours) => String(hours),
  day: (date) => date,
  snoozeMinutes: 15,
  discreet: false
}
const entry = shown(runningEntry(NOW))
const about = { entryKey: entry.key, entry }
const REMINDERS: readonly Reminder[] = [
  { id: '1', kind: 'no-timer', since: NOW, work: WORK, notes: '' },
  { id: '2', kind: 'end-of-day', ...about, stopAt: NOW },
  { id: '3', kind: 'long-run', ...about, stopAt: NOW },
  { id: '4', kind: 'across-midnight', ...about, days: [] }
]

describe.each(['en', 'de'])('reminders in %s', (language) => {
  const words = (reminder: Reminder, differs: Partial<ReminderFormats> = {}) =>
    reminderWords(reminder, messagesFor(language), { ...formats, ...differs })

  it.each(REMINDERS)('the reminder names the work ($kind), except in discreet mode', (reminder) => {
    expect(words(reminder).text).toContain(WORK.project.name)
    const hidden = words(reminder, { discreet: true })
    for (const text of [hidden.title, hidden.text, ...hidden.choices.map(({ label }) => label)])
      expect(text).not.toMatch(/Website|Development|Acme/)
  })

  it('a reminder without known work does not offer to start it', () => {
    const [noTimer] = REMINDERS
    const unknown = { ...noTimer, work: null } as Reminder
    expect(words(unknown).choices.map(({ choice }) => choice)).toEqual(['later', 'not-today'])
  })
})
