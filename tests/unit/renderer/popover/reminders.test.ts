import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { describe, expect, test } from 'vitest'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import { fail } from '#shared/failure.ts'
import type { Reminder } from '#shared/reminder.ts'
import { aDesktop, anEntry, aState, aWork } from '../state/fixtures.ts'

const at = (time: string) => Date.parse(`2026-11-18T${time}:00+01:00`)
const entry = anEntry({
  key: 'h9',
  isRunning: true,
  timerStartedAt: new Date(at('05:00')).toISOString()
})
const running = { entryKey: 'h9', entry, stopAt: at('16:40') } as const

const NO_TIMER: Reminder = {
  id: 'no-timer',
  kind: 'no-timer',
  since: at('09:02'),
  work: aWork(),
  notes: ''
}
const REMINDERS: readonly Reminder[] = [
  NO_TIMER,
  { id: 'end', kind: 'end-of-day', ...running },
  { id: 'long', kind: 'long-run', ...running },
  {
    id: 'midnight',
    kind: 'across-midnight',
    entryKey: 'h9',
    entry,
    days: [
      { spentDate: '2026-11-17', from: 0, to: 1, hours: 200 },
      { spentDate: '2026-11-18', from: 1, to: null, hours: 100 }
    ]
  },
  { id: 'target', kind: 'target-reached', spentDate: '2026-11-18', target: 800 },
  { id: 'week', kind: 'week-incomplete', spentDate: '2026-11-16', missing: 450 }
]

async function open(reminder: Reminder, answers = {}) {
  const fake = aDesktop(aState({ reminders: [reminder] }), answers)
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await screen.findByRole('heading', { level: 1 })
  return fake
}

describe('reminders in the popover', () => {
  test.each([
    ['no-timer', 'start', 'No timer since', ['Start from', 'In 15 minutes', 'Not today']],
    ['end-of-day', 'stop', 'Still working?', ['Stop at', 'Keep it running', 'Edit the entry']],
    ['long-run', 'stop', 'Running since', ['Stop at', 'Keep it running', 'Edit the entry']],
    ['across-midnight', 'split', 'across midnight', ['Split at midnight', 'Keep one entry']],
    ['target-reached', 'keep', 'today', ['Got it']],
    ['week-incomplete', 'edit', 'not complete', ['Show the week', 'Not this week']]
  ] as const)(
    'the reminder %s is described, and its first choice is %s',
    async (kind, choice, title, names) => {
      const reminder = REMINDERS.find((each) => each.kind === kind)!
      const { desktop } = await open(reminder)
      expect(screen.getByText(new RegExp(title), { selector: 'strong' })).toBeTruthy()
      const [first, ...others] = names.map((name) =>
        screen.getByRole('button', { name: new RegExp(`^${name}`) })
      )
      expect(others).toHaveLength(names.length - 1)
      await fireEvent.click(first!)
      expect(desktop.answerReminder).toHaveBeenCalledExactlyOnceWith({ id: reminder.id, choice })
    }
  )

  test('a reminder across midnight shows the days of the split before it is made', async () => {
    await open(REMINDERS[3]!)
    const days = within(screen.getByRole('list', { name: /share/ })).getAllByRole('listitem')
    expect(days.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^2:00 on .*17 Nov$/),
      expect.stringMatching(/^1:00 so far on .*18 Nov$/)
    ])
  })

  test('a reminder without known work offers to choose it', async () => {
    const { desktop } = await open({ ...NO_TIMER, work: null })
    expect(screen.queryByRole('button', { name: /^Start from/ })).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Choose work…' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'popover', intent: 'new-entry' })
  })

  test('a reminder shows why a choice failed', async () => {
    await open(NO_TIMER, { answerReminder: async () => fail('not-assigned') })
    await fireEvent.click(screen.getByRole('button', { name: /^Start from/ }))
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})
