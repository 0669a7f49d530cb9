import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSettingsWriter, readSettings } from '#main/settings/settings.ts'
import { createStore } from '#main/store/store.ts'
import { initialState } from '#main/store/transitions.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { NOW } from '#tests/support/entries.ts'

/** A settings file in memory. */
function fileOf(content: unknown, corruptCopy: string | null = null) {
  const file = {
    content,
    keptAside: [] as unknown[],
    read: () => ({ content: file.content, corruptCopy }),
    keepAside: () => {
      file.keptAside.push(file.content)
      return '/data/copy.json'
    },
    write: (next: unknown) => void (file.content = next)
  }
  return file
}

const read = (content: unknown) => readSettings(fileOf(content))

/** The file after this Gleaner read it and changed a setting. */
function written(content: unknown, change: Parameters<ReturnType<typeof createSettingsWriter>>[0]) {
  const file = fileOf(content)
  const { settings } = readSettings(file)
  const desktop = {
    os: 'linux',
    hasTray: true,
    computerTimeZone: 'Europe/Berlin',
    version: '0.1.0',
    locale: 'en'
  } as const
  createSettingsWriter(file, createStore(initialState(desktop, settings, NOW)))(change)
  return file.content
}

const rule = (id: string) => ({ id, decision: 'ignore', conditions: {}, isOn: true }) as const
const favourite = (projectId: number) => ({ projectId, taskId: 2, notes: '' })
const account = (userId: number) =>
  ({ kind: 'harvest', accountId: 1, userId, name: 'Studio', person: 'Ada' }) as const

describe('reading the settings', () => {
  it('returns the defaults when there is no file yet', () => {
    expect(read(undefined)).toEqual({
      settings: DEFAULT_SETTINGS,
      corruptCopy: null,
      dropped: []
    })
  })

  it('names the copy of a file that is no JSON', () => {
    const { corruptCopy } = readSettings(fileOf(undefined, '/data/settings.corrupt-1.json'))
    expect(corruptCopy).toBe('/data/settings.corrupt-1.json')
  })

  it('keeps what it understands and takes the default for the rest', () => {
    const { settings } = read({ theme: 'dark', idle: { enabled: 'yes' }, hotkeys: 5 })
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  })

  it('keeps every good rule, favourite, account, host, hotkey and reminder beside a damaged one', () => {
    const { settings, dropped } = read({
      away: { onSleep: 'stop', onLock: 5, rules: [rule('a'), { id: 'b' }, rule('c'), 'x', null] },
      favourites: [favourite(1), { projectId: 'one' }, favourite(3)],
      accounts: [account(7), { ...account(8), userId: -1 }],
      allowedHosts: ['example.com', 7],
      hotkeys: { showPopover: 'Alt+P', toggleTimer: 5, newEntry: null },
      reminders: { noTimer: { isOn: false, minutes: 'many' }, longRun: { isOn: false, minutes: 5 } }
    })
    const { rules, ...away } = settings.away
    expect(rules.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(away).toMatchObject({ onSleep: 'stop', onLock: DEFAULT_SETTINGS.away.onLock })
    expect(settings.favourites).toEqual([favourite(1), favourite(3)])
    expect(settings.accounts).toEqual([account(7)])
    expect(settings.allowedHosts).toEqual(['example.com'])
    expect(settings.hotkeys).toEqual({
      ...DEFAULT_SETTINGS.hotkeys,
      showPopover: 'Alt+P',
      newEntry: null
    })
    const { noTimer, longRun } = settings.reminders
    expect(noTimer).toEqual({ isOn: false, minutes: DEFAULT_SETTINGS.reminders.noTimer.minutes })
    expect(longRun).toEqual({ isOn: false, minutes: 5 })
    expect(dropped.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'account', count: 1 },
      { kind: 'choice', count: 1 },
      { kind: 'favourite', count: 1 },
      { kind: 'host', count: 1 },
      { kind: 'hotkey', count: 1 },
      { kind: 'reminder', count: 1 },
      { kind: 'rule', count: 3 }
    ])
  })

  it('keeps the damaged file aside once, and its good parts in place', () => {
    const content = { theme: 'dark', favourites: [favourite(1), 'damaged'] }
    const file = fileOf(content)
    expect(readSettings(file)).toMatchObject({
      corruptCopy: '/data/copy.json',
      dropped: [{ kind: 'favourite', count: 1 }]
    })
    expect(file.keptAside).toEqual([content])
    expect(readSettings(file)).toMatchObject({ corruptCopy: null, dropped: [] })
    expect(file.content).toEqual({ theme: 'dark', favourites: [favourite(1)] })
  })

  it('reads the good parts when the disk takes no copy', () => {
    const file = fileOf({ theme: 'dark', favourites: 'damaged' })
    file.keepAside = () => {
      throw new Error('disk full')
    }
    expect(readSettings(file)).toMatchObject({
      settings: { theme: 'dark' },
      dropped: [{ kind: 'favourite', count: 1 }]
    })
  })

  it('takes work days in order and once each, and no hours that end before they begin', () => {
    const hours = { from: '07:00', to: '15:30' }
    expect(read({ workHours: { ...hours, days: [5, 1, 1, 3] } }).settings.workHours).toEqual({
      ...hours,
      days: [1, 3, 5]
    })
    const backwards = { days: [1], from: '17:00', to: '09:00' }
    expect(read({ workHours: backwards }).settings.workHours).toEqual({
      ...DEFAULT_SETTINGS.workHours,
      days: [1]
    })
  })

  it('never throws and never leaves an attribute out, whatever the file holds', () => {
    const parts = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((key) => [key, fc.jsonValue()])),
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), parts), (content) => {
        expect(Object.keys(read(content).settings).toSorted()).toEqual(
          Object.keys(DEFAULT_SETTINGS).toSorted()
        )
      })
    )
  })

  it('reports a damage only once, whatever the file holds', () => {
    const parts = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((key) => [key, fc.jsonValue()])),
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(parts, (content) => {
        const file = fileOf(content)
        const first = readSettings(file)
        expect(readSettings(file)).toEqual({ ...first, corruptCopy: null, dropped: [] })
      })
    )
  })
})

describe('a settings file that a newer Gleaner wrote', () => {
  const newer = {
    version: 2,
    theme: 'sepia',
    focus: { isOn: true },
    hotkeys: { showPopover: 'Alt+P', openFocus: 'Alt+F' },
    away: {
      rules: [
        { ...rule('a'), until: '2027-01-01' },
        { ...rule('b'), decision: 'split' },
        { ...rule('c'), conditions: { weekday: [1] } }
      ]
    },
    favourites: [{ ...favourite(1), colour: 'red' }, favourite(2)]
  }

  it('is used as far as it is understood, and nothing in it is damaged', () => {
    const { settings, dropped, corruptCopy } = read(newer)
    expect(dropped).toEqual([])
    expect(corruptCopy).toBeNull()
    expect(settings.theme).toBe(DEFAULT_SETTINGS.theme)
    expect(settings.away.rules.map(({ id }) => id)).toEqual(['a'])
  })

  it('still holds everything after something else was changed here', () => {
    expect(written(newer, { discreet: true })).toMatchObject({ ...newer, discreet: true })
  })

  it('loses only the value that was changed here', () => {
    const next = written(newer, {
      theme: 'dark',
      favourites: [favourite(2), favourite(1)],
      away: { ...DEFAULT_SETTINGS.away, rules: [{ ...rule('a'), isOn: false }] }
    })
    expect(next).toMatchObject({
      ...newer,
      theme: 'dark',
      favourites: [favourite(2), { ...favourite(1), colour: 'red' }],
      away: {
        rules: [{ ...rule('a'), isOn: false, until: '2027-01-01' }, ...newer.away.rules.slice(1)]
      }
    })
  })

  it('reads here as it was written here, whatever else it holds', () => {
    const themes = fc.constantFrom('system', 'light', 'dark') as fc.Arbitrary<
      'system' | 'light' | 'dark'
    >
    fc.assert(
      fc.property(fc.jsonValue(), themes, fc.boolean(), (content, theme, discreet) => {
        const next = read(written(content, { theme, discreet }))
        expect(next.settings).toMatchObject({ theme, discreet })
      })
    )
  })
})
