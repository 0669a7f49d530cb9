import { describe, expect, it } from 'vitest'
import { trayView } from '#main/tray/tray-view.ts'
import { MINUTE } from '#shared/durations.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Settings } from '#shared/settings.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { AppState, DesktopFacts } from '#shared/state.ts'
import { appState } from '#tests/support/app-state.ts'
import { harvestEntry, NOW, runningEntry, shown, WORK } from '#tests/support/entries.ts'

const running = shown(runningEntry(NOW - 72 * MINUTE, 0, { notes: 'Pricing page' }))
const today = {
  spentDate: '2026-11-18',
  entries: [running, shown(harvestEntry({ id: 2, hours: 50 }))]
}
const favourites = [{ work: WORK, notes: 'Stand-up' }]

function view(
  os: DesktopFacts['os'],
  settings: Partial<Settings> = {},
  differs: Partial<AppState> = { running, today, favourites }
) {
  const state = appState({ settings: { ...DEFAULT_SETTINGS, ...settings }, ...differs })
  return trayView({ ...state, desktop: { ...state.desktop, os } }, NOW, messagesFor('en'))
}
const firstRow = (os: DesktopFacts['os'], settings?: Partial<Settings>) => {
  const [item] = view(os, settings).menu
  return item?.kind === 'item' ? item.label : ''
}
const stopped = { running: null, today, favourites }

describe('the text in the bar', () => {
  it.each([
    ['darwin', 'none', ''],
    ['darwin', 'time', '1:12'],
    ['darwin', 'time-and-project', '1:12 Website'],
    ['darwin', 'today', '1:42'],
    ['win32', 'time-and-project', ''],
    ['linux', 'time-and-project', '']
  ] as const)('on %s with %s is %j while a timer runs', (os, trayLabel, title) => {
    expect(view(os, { trayLabel }).title).toBe(title)
  })

  it.each([
    ['none', ''],
    ['time', ''],
    ['time-and-project', ''],
    ['today', '0:30']
  ] as const)('on macOS with %s is %j while none runs', (trayLabel, title) => {
    const entries = today.entries.slice(1)
    const none = { running: null, today: { ...today, entries } }
    expect(view('darwin', { trayLabel }, none).title).toBe(title)
  })

  it('leaves room for others, however long the name', () => {
    const project = { ...WORK.project, name: 'An endless name '.repeat(9) }
    const long = shown(runningEntry(NOW - MINUTE, 0, { project }))
    const { title } = view('darwin', { trayLabel: 'time-and-project' }, { running: long })
    expect(title.length).toBeLessThan(28)
  })

  it('is empty while nobody is signed in', () => {
    const signedOut = { session: { kind: 'signed-out' } } as const
    expect(view('darwin', { trayLabel: 'today' }, signedOut).title).toBe('')
  })
})

describe('the tooltip', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s names project, time and today', (os) => {
    expect(view(os).toolTip).toBe('Website · 1:12 · today 1:42')
  })
})

describe('the first row of the menu', () => {
  it.each([
    ['linux', 'Website · Development  1:12'],
    ['win32', 'Website · Development'],
    ['darwin', 'Website · Development']
  ] as const)('on %s is %j', (os, row) => {
    expect(firstRow(os)).toBe(row)
  })

  it('elsewhere than on Linux stays the same while the time passes', () => {
    const state = appState({ running, today })
    const desktop = { ...state.desktop, os: 'win32' } as const
    const menuAt = (now: number) => trayView({ ...state, desktop }, now, messagesFor('en')).menu
    expect(menuAt(NOW)).toEqual(menuAt(NOW + 5 * MINUTE))
  })
})

describe('favourites', () => {
  it('stand above the recents, with ids that name what they start', () => {
    const recents = [{ entryKey: 'h9', work: WORK, notes: '' }]
    const { menu } = view('linux', {}, { ...stopped, recents })
    const rows = menu.map((item) => (item.kind === 'item' ? item.id : '-'))
    expect(rows.slice(0, 8)).toEqual([
      'start',
      '-',
      'Favourites',
      'favourite:11:21:Stand-up',
      '-',
      'Recent',
      'recent:11:21:h9',
      '-'
    ])
  })

  it('are no heading when there are none', () => {
    const { menu } = view('linux', {}, { running: null })
    expect(menu.filter((item) => item.kind === 'item').map(({ label }) => label)).not.toContain(
      'Favourites'
    )
  })
})

describe('discreet mode', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s names nothing in sight', (os) => {
    const { title, toolTip } = view(os, { discreet: true, trayLabel: 'time-and-project' })
    expect(`${title} ${toolTip} ${firstRow(os, { discreet: true })}`).not.toMatch(
      /Website|Acme|Development|Pricing/
    )
    expect(toolTip).toBe('Timer running · 1:12 · today 1:42')
  })
})
