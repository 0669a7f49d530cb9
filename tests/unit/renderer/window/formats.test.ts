import { describe, expect, test } from 'vitest'
import type { Company } from '#shared/company.ts'
import { createWindowContext } from '#renderer/window/mount.ts'
import { NOW } from '#tests/support/entries.ts'
import { aDesktop, anEntry, aState } from '../state/fixtures.ts'

async function formatsOf(company: Partial<Company>) {
  const state = aState()
  if (state.session.kind !== 'signed-in') throw new Error('not signed in')
  const session = { ...state.session, company: { ...state.session.company!, ...company } }
  const { mirror, formats } = createWindowContext(aDesktop({ ...state, session }).desktop)
  await mirror.start()
  return formats
}

describe('formats', () => {
  test('hours are written in the format of the account', async () => {
    expect((await formatsOf({ timeFormat: 'hours_minutes' })).hours(125)).toBe('1:15')
    expect((await formatsOf({ timeFormat: 'decimal', decimalSymbol: ',' })).hours(125)).toBe('1,25')
    expect((await formatsOf({ timeFormat: 'hours_minutes' })).hours(-125)).toBe('\u22121:15')
  })

  test('times of day use the clock style of the account and the time zone of the profile', async () => {
    expect((await formatsOf({ clock: '24h' })).timeOfDay(NOW)).toBe('16:00')
    expect((await formatsOf({ clock: '12h' })).timeOfDay(NOW)).toMatch(/^4:00\s?pm$/)
  })

  test('a running timer is written with seconds', async () => {
    const entry = anEntry({
      hours: 100,
      isRunning: true,
      timerStartedAt: '2026-11-18T14:59:25Z'
    })
    expect((await formatsOf({})).elapsedOf(entry, NOW)).toBe('1:00:35')
  })
})
