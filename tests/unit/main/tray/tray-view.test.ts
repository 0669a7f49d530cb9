import { describe, expect, it } from 'vitest'
import { trayView } from '#main/tray/tray-view.ts'
import { HOUR, MINUTE } from '#shared/durations.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { AccountChoice, AppState } from '#shared/state.ts'
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
  ] as const)('the tray icon is %s', (icon, state) => {
    expect(view(state).icon).toBe(icon)
  })
})

describe('the tooltip', () => {
  it('the tooltip contains project, elapsed time and today’s total while a timer runs', () => {
    const entries = [running, shown(harvestEntry({ id: 2, hours: 50 }))]
    const state = appState({ running, today: { spentDate: '2026-11-18', entries } })
    expect(view(state).toolTip).toBe('Website · 1:12 · today 1:42')
  })

  it('the tooltip uses the time format of the account', () => {
    const base = appState({ running })
    if (base.session.kind !== 'signed-in' || !base.session.company) throw new Error('not signed in')
    const company = { ...base.session.company, timeFormat: 'decimal', decimalSymbol: ',' } as const
    const state = { ...base, session: { ...base.session, company } }
    expect(view(state).toolTip).toContain('1,20')
  })

  it('the tooltip shows that changes wait while Gleaner is offline', () => {
    const sync = { ...appState().sync, status: 'offline', pending: 2 } as const
    expect(view(appState({ sync })).toolTip).toContain('offline, 2 changes waiting')
  })

  it('the tooltip is short enough for every system with a long project name', () => {
    const project = { ...WORK.project, name: 'A very long name '.repeat(20) }
    const long = shown(runningEntry(NOW - HOUR, 0, { project }))
    expect(view(appState({ running: long })).toolTip.length).toBeLessThan(127)
  })
})

describe('the menu', () => {
  it('the menu shows the running timer in the first row and can stop it', () => {
    const menu = labels(appState({ running }))
    expect(menu.slice(0, 2)).toEqual(['Website · Development  1:12', 'Stop'])
  })

  it('the menu lists the last five pieces of work', () => {
    const recents = [1, 2, 3, 4, 5, 6].map(recent)
    const items = view(appState({ recents })).menu.filter(
      (item) => item.kind === 'item' && item.id.startsWith('recent:')
    )
    expect(items).toHaveLength(5)
    expect(labels(appState({ recents }))).toContain('Project 1 · Development – first line')
  })

  it('the menu only offers to connect while the user is signed out', () => {
    const menu = labels(appState({ session: { kind: 'signed-out' } }))
    expect(menu).toEqual(['Connect to Harvest…', 'Open Gleaner', '-', 'Quit Gleaner'])
  })

  it('the menu does not offer to connect before the session is known', () => {
    const choices = labels(appState({ session: { kind: 'starting' } }))
    expect(choices).toEqual(['Open Gleaner', 'Open timesheet', 'Settings…', '-', 'Quit Gleaner'])
  })

  it('the menu always ends with Quit', () => {
    for (const state of [appState(), appState({ running }), appState({ recents: [recent(1)] })])
      expect(labels(state).at(-1)).toBe('Quit Gleaner')
  })

  it('the menu leads to an open idle question', () => {
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

describe('a timer in another account', () => {
  const other: AccountChoice = {
    key: 'harvest-2-7',
    kind: 'harvest',
    name: 'Foxglove Consulting',
    person: 'Kim Allen',
    isCurrent: false,
    needsToken: false,
    waiting: 0,
    needsPerson: 0,
    running: null
  }
  const withOther = (differs: Partial<AccountChoice>, state: Partial<AppState> = {}) =>
    appState({ ...state, accounts: [{ ...other, ...differs }] })

  it('the menu shows a timer of another account with its time and an item to stop it', () => {
    const { menu } = view(withOther({ running }))
    expect(menu.slice(1, 3)).toMatchObject([
      { label: 'Foxglove Consulting: Website · Development  1:12', enabled: false },
      { id: 'stop-in:harvest-2-7', label: 'Stop in Foxglove Consulting', enabled: true }
    ])
    expect(view(withOther({ running })).toolTip).toContain('a timer runs in Foxglove Consulting')
  })

  it('a timer of another account does not change the icon', () => {
    expect(view(withOther({ running })).icon).toBe('idle')
  })

  it('the work of another account is hidden in discreet mode', () => {
    const settings = { ...appState().settings, discreet: true }
    const texts = labels(withOther({ running }, { settings }))
    expect(texts.join()).not.toContain('Website')
    expect(texts).toContain('Foxglove Consulting: Timer running  1:12')
  })

  it('a refused change in another account shows the attention icon and the account’s name', () => {
    const state = withOther({ needsPerson: 1 })
    expect(view(state).icon).toBe('attention')
    expect(view(state).toolTip).toContain('Foxglove Consulting needs your attention')
    expect(view(state).menu).toContainEqual({
      kind: 'item',
      id: 'account:harvest-2-7',
      label: 'Foxglove Consulting needs your attention…',
      enabled: true,
      command: { kind: 'open-account', account: 'harvest-2-7' }
    })
  })

  it('an expired token of another account changes neither icon nor tooltip', () => {
    const quiet = view(appState())
    const { icon, toolTip } = view(withOther({ needsToken: true }))
    expect([icon, toolTip]).toEqual([quiet.icon, quiet.toolTip])
  })

  it('the tooltip is short enough for every system with long account names', () => {
    const project = { ...WORK.project, name: 'A very long name '.repeat(20) }
    const long = shown(runningEntry(NOW - HOUR, 0, { project }))
    const state = withOther({ needsPerson: 1, name: 'Long '.repeat(40) }, { running: long })
    expect(view(state).toolTip.length).toBeLessThan(127)
  })
})
