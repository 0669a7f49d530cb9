import { describe, expect, it } from 'vitest'
import { trayView } from '#main/tray/tray-view.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { AppState } from '#shared/state.ts'
import { appState } from '#tests/support/app-state.ts'
import { harvestEntry, NOW, runningEntry, shown, WORK } from '#tests/support/entries.ts'

const view = (state: AppState) => trayView(state, NOW, messagesFor('en'))
const labels = (state: AppState) =>
  view(state).menu.map((item) => (item.kind === 'separator' ? '-' : item.label))
const running = shown(runningEntry(NOW - 72 * MINUTE))
const recent = (index: number) => ({
  entryKey: `h${index}`,
  work: { ...WORK, project: { ...WORK.project, name: `Project ${index}` } },
  notes: index === 1 ? 'first line\nsecond line' : ''
})

describe('the tray icon', () => {
  it.each([
    ['idle', appState()],
    ['running', appState({ running })],
    ['signed-out', appState({ session: { kind: 'signed-out' } })],
    ['signed-out', appState({ session: { kind: 'choosing-account', accounts: [] } })],
    ['offline', appState({ running, sync: { ...appState().sync, status: 'offline' } })],
    [
      'attention',
      appState({
        session: { kind: 'expired', account: { id: 1, name: '' }, person: null, company: null }
      })
    ]
  ] as const)('is %s', (icon, state) => {
    expect(view(state).icon).toBe(icon)
  })
})

describe('the tooltip', () => {
  it('says project, elapsed time and today’s total while a timer runs', () => {
    const entries = [running, shown(harvestEntry({ id: 2, hours: 50 }))]
    const state = appState({ running, today: { spentDate: '2026-11-18', entries } })
    expect(view(state).toolTip).toBe('Website · 1:12 · today 1:42')
  })

  it('follows the account’s time format', () => {
    const base = appState({ running })
    if (base.session.kind !== 'signed-in' || !base.session.company) throw new Error('signed in')
    const company = { ...base.session.company, timeFormat: 'decimal', decimalSymbol: ',' } as const
    const state = { ...base, session: { ...base.session, company } }
    expect(view(state).toolTip).toContain('1,20')
  })

  it('says that changes wait while offline', () => {
    const sync = { ...appState().sync, status: 'offline', pending: 2 } as const
    expect(view(appState({ sync })).toolTip).toContain('offline, 2 changes waiting')
  })

  it('stays short enough for every system, however long the project’s name', () => {
    const project = { ...WORK.project, name: 'A very long name '.repeat(20) }
    const long = shown(runningEntry(NOW - HOUR, 0, { project }))
    expect(view(appState({ running: long })).toolTip.length).toBeLessThan(127)
  })
})

describe('the menu', () => {
  it('can stop the running timer and shows its time in the first row', () => {
    const menu = labels(appState({ running }))
    expect(menu.slice(0, 2)).toEqual(['Website · Development  1:12', 'Stop'])
  })

  it('offers the last five pieces of work', () => {
    const recents = [1, 2, 3, 4, 5, 6].map(recent)
    const items = view(appState({ recents })).menu.filter(
      (item) => item.kind === 'item' && item.id.startsWith('recent:')
    )
    expect(items).toHaveLength(5)
    expect(labels(appState({ recents }))).toContain('Project 1 · Development – first line')
  })

  it('offers to connect, and nothing that needs an account, while signed out', () => {
    const menu = labels(appState({ session: { kind: 'signed-out' } }))
    expect(menu).toEqual(['Connect to Harvest…', 'Open Gleaner', '-', 'Quit Gleaner'])
  })

  it('asks nobody to connect while it is not yet known who is signed in', () => {
    const choices = labels(appState({ session: { kind: 'starting' } }))
    expect(choices).toEqual(['Open Gleaner', 'Open timesheet', 'Settings…', '-', 'Quit Gleaner'])
  })

  it('always ends with quit', () => {
    for (const state of [appState(), appState({ running }), appState({ recents: [recent(1)] })])
      expect(labels(state).at(-1)).toBe('Quit Gleaner')
  })

  it('reaches an open question about an absence', () => {
    const idle = {
      entry: running,
      entryKey: running.key,
      absences: [{ from: NOW - HOUR, to: NOW, kind: 'idle' as const }],
      from: NOW - HOUR,
      to: NOW,
      startedAt: NOW - 2 * HOUR,
      isInMinutes: false,
      minutes: 60,
      hoursBefore: 120,
      hoursAfter: 20
    }
    expect(labels(appState({ running, idle }))).toContain('Answer about your absence…')
  })
})
