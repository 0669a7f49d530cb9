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

describe('the title in the menu bar', () => {
  it.each([
    ['darwin', 'none', ''],
    ['darwin', 'time', '1:12'],
    ['darwin', 'time-and-project', '1:12 Website'],
    ['darwin', 'today', '1:42'],
    ['win32', 'time-and-project', ''],
    ['linux', 'time-and-project', '']
  ] as const)('the title on %s with %s is %j while a timer runs', (os, trayLabel, title) => {
    expect(view(os, { trayLabel }).title).toBe(title)
  })

  it.each([
    ['none', ''],
    ['time', ''],
    ['time-and-project', ''],
    ['today', '0:30']
  ] as const)('the title on macOS with %s is %j while no timer runs', (trayLabel, title) => {
    const entries = today.entries.slice(1)
    const none = { running: null, today: { ...today, entries } }
    expect(view('darwin', { trayLabel }, none).title).toBe(title)
  })

  it('a long name in the title is shortened', () => {
    const project = { ...WORK.project, name: 'An endless name '.repeat(9) }
    const long = shown(runningEntry(NOW - MINUTE, 0, { project }))
    const { title } = view('darwin', { trayLabel: 'time-and-project' }, { running: long })
    expect(title.length).toBeLessThan(28)
  })

  it('the title is empty while the user is signed out', () => {
    const signedOut = { session: { kind: 'signed-out' } } as const
    expect(view('darwin', { trayLabel: 'today' }, signedOut).title).toBe('')
  })
})

describe('the tooltip', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'the tooltip on %s contains project, time and today’s total',
    (os) => {
      expect(view(os).toolTip).toBe('Website · 1:12 · today 1:42')
    }
  )
})

describe('the first menu row', () => {
  it.each([
    ['linux', 'Website · Development  1:12'],
    ['win32', 'Website · Development'],
    ['darwin', 'Website · Development']
  ] as const)('the first menu row on %s is %j', (os, row) => {
    expect(firstRow(os)).toBe(row)
  })

  it('the first menu row does not change with time on systems other than Linux', () => {
    const state = appState({ running, today })
    const desktop = { ...state.desktop, os: 'win32' } as const
    const menuAt = (now: number) => trayView({ ...state, desktop }, now, messagesFor('en')).menu
    expect(menuAt(NOW)).toEqual(menuAt(NOW + 5 * MINUTE))
  })
})

describe('favourites in the menu', () => {
  it('favourites are listed above the recent work, with ids of their work', () => {
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

  it('there is no heading without favourites', () => {
    const { menu } = view('linux', {}, { running: null })
    expect(menu.filter((item) => item.kind === 'item').map(({ label }) => label)).not.toContain(
      'Favourites'
    )
  })
})

describe('discreet mode', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'the tray on %s shows no names in discreet mode',
    (os) => {
      const { title, toolTip } = view(os, { discreet: true, trayLabel: 'time-and-project' })
      expect(`${title} ${toolTip} ${firstRow(os, { discreet: true })}`).not.toMatch(
        /Website|Acme|Development|Pricing/
      )
      expect(toolTip).toBe('Timer running · 1:12 · today 1:42')
    }
  )
})
